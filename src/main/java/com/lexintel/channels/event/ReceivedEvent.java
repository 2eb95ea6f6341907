package com.lexintel.channels.event;

import com.lexintel.progress.JsonFactory;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * One event of a document as it came to this node: from a row of the database, which is the truth,
 * or over Redis, where anyone may publish. Its JSON is encoded once, whoever reads it.
 */
public final class ReceivedEvent implements EventJson {
  private final UUID documentId;
  private final UUID caseId;
  private final ProgressEvent row;
  private final JsonObject published;
  private final Long changed;
  private final long at;
  private final Instant indexedAt;
  private final Long seq;
  private final Status status;
  private final Long doneAt;

  // Encoded when first needed; two threads at once only do the same work twice.
  private String full;
  private String compact;
  private String compactInCase;

  private ReceivedEvent(ProgressEvent row, long changed, long at, Instant indexedAt) {
    this.documentId = row.documentId();
    this.caseId = row.caseId();
    this.row = row;
    this.published = null;
    this.changed = changed;
    this.at = at;
    this.indexedAt = indexedAt;
    this.seq = row.seq();
    this.status = row.status();
    this.doneAt =
        row.etaSeconds() == null ? null : row.timestamp().toEpochMilli() + row.etaSeconds() * 1000L;
  }

  private ReceivedEvent(UUID documentId, UUID caseId, JsonObject published, long at) {
    this.documentId = documentId;
    this.caseId = caseId;
    this.row = null;
    this.published = published;
    this.changed = null;
    this.at = at;
    this.indexedAt = null;
    this.seq = EventFields.whole(published.get("seq"));
    this.status = EventFields.status(published.get("status"));
    this.doneAt = EventFields.doneAt(published);
  }

  /**
   * What a row says.
   *
   * @param changed the transaction that changed the row last
   * @param at when the reading of the row began, in the node's ticks
   * @param indexedAt when the document was indexed; null when it is not
   */
  public static ReceivedEvent stored(
      ProgressEvent event, long changed, long at, Instant indexedAt) {
    return new ReceivedEvent(event, changed, at, indexedAt);
  }

  /**
   * What was published on a document's channel; any JSON object will do.
   *
   * @param caseId the case that the document is in, whatever the message says; may be null
   */
  public static ReceivedEvent live(UUID documentId, UUID caseId, JsonObject message, long at) {
    return new ReceivedEvent(
        documentId, caseId, EventFields.withTrueIds(message, documentId, caseId), at);
  }

  /** What a subscriber is told of the document that may no longer see it. */
  public ReceivedEvent asDeleted() {
    JsonObject last =
        JsonFactory.JSON
            .createObjectBuilder(json())
            .add("status", Status.DELETED.word())
            .add("message", "Deleted")
            .add("seq", seq == null ? 0 : seq + 1)
            .addNull("eta_seconds")
            .addNull("queue_position")
            .addNull("error")
            .build();
    return live(documentId, caseId, last, at);
  }

  public UUID documentId() {
    return documentId;
  }

  public UUID caseId() {
    return caseId;
  }

  public boolean isStored() {
    return changed != null;
  }

  /** The transaction that changed the row. Only an event from a row has one. */
  public long changed() {
    return changed;
  }

  /** Whether the other was read of the same row, unchanged; never of what was only published. */
  public boolean isSameRow(ReceivedEvent other) {
    return changed != null && changed.equals(other.changed) && documentId.equals(other.documentId);
  }

  public long at() {
    return at;
  }

  /** When the document was indexed; null when it is not, or when that is not known. */
  public Instant indexedAt() {
    return indexedAt;
  }

  /** Null when the message has none. */
  public Long seq() {
    return seq;
  }

  /** Null when the message has none that the contract knows. */
  public Status status() {
    return status;
  }

  /** Whether it tells of another step than an earlier event of the document. */
  public boolean entersStep(ReceivedEvent earlier) {
    return earlier != null && !Objects.equals(step(), earlier.step());
  }

  private Object step() {
    return row == null ? published.get("step") : EventFields.text(row.step().word());
  }

  public boolean terminal() {
    return status != null && status.terminal();
  }

  public boolean deleted() {
    return status == Status.DELETED;
  }

  /** Percent; 0 when the message has none. */
  public int progress() {
    if (row != null) {
      return row.progress();
    }
    Long progress = EventFields.whole(published.get("progress"));
    return progress == null ? 0 : (int) Math.max(0, Math.min(100, progress));
  }

  /** When the document will be done, in milliseconds since 1970; null when not known. */
  public Long doneAt() {
    return doneAt;
  }

  /** The event as the contract writes it. */
  public JsonObject json() {
    return row == null ? published : row.toJson();
  }

  /** With every field. */
  public String full() {
    if (full == null) {
      full = json().toString();
    }
    return full;
  }

  @Override
  public String compact(Wording wording) {
    // Anyone may publish a field of that name, which must not be taken for a number of ours.
    if (wording.numbered() && published != null && published.containsKey(Wording.NUMBER)) {
      return without(wording.inCase() ? Set.of("case_id", Wording.NUMBER) : Set.of(Wording.NUMBER));
    }
    if (wording.inCase()) {
      if (compactInCase == null) {
        compactInCase = without(Set.of("case_id"));
      }
      return compactInCase;
    }
    if (compact == null) {
      compact = without(Set.of());
    }
    return compact;
  }

  private String without(Set<String> fields) {
    StringBuilder text = new StringBuilder("{");
    for (Map.Entry<String, JsonValue> entry : json().entrySet()) {
      if (entry.getValue() != JsonValue.NULL && !fields.contains(entry.getKey())) {
        text.append(text.length() == 1 ? "" : ",")
            .append(EventFields.text(entry.getKey()))
            .append(':')
            .append(entry.getValue());
      }
    }
    return text.append('}').toString();
  }
}

package com.lexintel.channels;

import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * One event of a document as it came to this node: from a row of the database, which is the truth,
 * or over the wire, which anyone may write to. Its JSON is encoded once, whoever reads it.
 */
public final class ReceivedEvent {
  private final UUID documentId;
  private final UUID caseId;
  private final JsonObject json;
  private final Long changed;
  private final long at;
  private final Instant indexedAt;
  private final Long seq;
  private final Status status;

  // Encoded when first needed; two threads at once only do the same work twice.
  private String full;
  private String compact;
  private String compactInCase;

  private ReceivedEvent(
      UUID documentId, UUID caseId, JsonObject json, Long changed, long at, Instant indexedAt) {
    this.documentId = documentId;
    this.caseId = caseId;
    this.json = json;
    this.changed = changed;
    this.at = at;
    this.indexedAt = indexedAt;
    this.seq = whole(json.get("seq"));
    this.status = status(json.get("status"));
  }

  /**
   * What a row says.
   *
   * @param changed the transaction that changed the row last
   * @param at when the reading of the row began, in the node's ticks
   */
  public static ReceivedEvent stored(
      ProgressEvent event, long changed, long at, Instant indexedAt) {
    return new ReceivedEvent(
        event.documentId(), event.caseId(), event.toJson(), changed, at, indexedAt);
  }

  /** What a message says of the document whose channel it came on; any JSON object will do. */
  static ReceivedEvent live(UUID documentId, UUID caseId, JsonObject message, long at) {
    JsonObjectBuilder json =
        Json.createObjectBuilder(message).add("document_id", documentId.toString());
    if (caseId != null) {
      json.add("case_id", caseId.toString());
    }
    return new ReceivedEvent(documentId, caseId, json.build(), null, at, null);
  }

  public UUID documentId() {
    return documentId;
  }

  public UUID caseId() {
    return caseId;
  }

  boolean isStored() {
    return changed != null;
  }

  /** The transaction that changed the row; only what is stored has one. */
  public long changed() {
    return changed;
  }

  long at() {
    return at;
  }

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

  /** Whether it tells of another step than an earlier report of the document. */
  boolean entersStep(ReceivedEvent earlier) {
    return earlier != null && !Objects.equals(json.get("step"), earlier.json.get("step"));
  }

  public boolean terminal() {
    return status != null && status.terminal();
  }

  public boolean deleted() {
    return status == Status.DELETED;
  }

  /** 0 to 100, whatever the message says. */
  public int progress() {
    Long progress = whole(json.get("progress"));
    return progress == null ? 0 : (int) Math.max(0, Math.min(100, progress));
  }

  /** Of what was said then, what is left at that time, at least 0; null when not known. */
  public Long secondsLeft(Instant now) {
    Long said = whole(json.get("eta_seconds"));
    return said == null ? null : Math.max(0, said - age(now));
  }

  private long age(Instant now) {
    if (json.get("timestamp") instanceof JsonString time) {
      try {
        return Math.max(0, Duration.between(Instant.parse(time.getString()), now).toSeconds());
      } catch (DateTimeException notOfOurs) {
        return 0;
      }
    }
    return 0;
  }

  public JsonObject json() {
    return json;
  }

  /** With every field. */
  String full() {
    if (full == null) {
      full = json.toString();
    }
    return full;
  }

  /** Without the fields that are null, and without the case where the reader knows it. */
  String compact(boolean inCase) {
    if (inCase) {
      if (compactInCase == null) {
        compactInCase = without("case_id");
      }
      return compactInCase;
    }
    if (compact == null) {
      compact = without("");
    }
    return compact;
  }

  private String without(String field) {
    JsonObjectBuilder kept = Json.createObjectBuilder();
    for (Map.Entry<String, JsonValue> entry : json.entrySet()) {
      if (entry.getValue() != JsonValue.NULL && !entry.getKey().equals(field)) {
        kept.add(entry.getKey(), entry.getValue());
      }
    }
    return kept.build().toString();
  }

  private static Long whole(JsonValue value) {
    if (value instanceof JsonNumber number && number.isIntegral()) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException beyondAnyNumberOfOurs) {
        return null;
      }
    }
    return null;
  }

  private static Status status(JsonValue value) {
    if (value instanceof JsonString word) {
      for (Status status : Status.values()) {
        if (status.word().equals(word.getString())) {
          return status;
        }
      }
    }
    return null;
  }
}

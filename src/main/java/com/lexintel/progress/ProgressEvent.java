package com.lexintel.progress;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.UUID;

/**
 * What is known of a document's progress at one moment: the event of the contract.
 *
 * @param progress percent of the whole pipeline, 0 to 100; 100 only when completed
 * @param attempt from 1; 0 before the first
 * @param seq grows with every event of a document, over attempts and nodes
 * @param etaSeconds null when not known
 * @param queuePosition from 1; null when the document is not waiting
 * @param error null unless the document failed
 */
public record ProgressEvent(
    UUID documentId,
    UUID caseId,
    Status status,
    Step step,
    int progress,
    String message,
    Instant timestamp,
    int attempt,
    long seq,
    Integer etaSeconds,
    Integer queuePosition,
    Failure error) {

  /** Why a document failed: a stable code of the contract and words for a person. */
  public record Failure(String code, String message) {}

  /** The event as the contract writes it, with every field. */
  public JsonObject toJson() {
    JsonObjectBuilder json =
        JsonFactory.JSON
            .createObjectBuilder()
            .add("document_id", documentId.toString())
            .add("case_id", caseId.toString())
            .add("status", status.word())
            .add("step", step.word())
            .add("progress", progress)
            .add("message", message)
            .add("timestamp", timestamp.truncatedTo(ChronoUnit.MILLIS).toString())
            .add("attempt", attempt)
            .add("seq", seq)
            .add("eta_seconds", orNull(etaSeconds))
            .add("queue_position", orNull(queuePosition));
    if (error == null) {
      return json.addNull("error").build();
    }
    return json.add(
            "error",
            JsonFactory.JSON
                .createObjectBuilder()
                .add("code", error.code())
                .add("message", Objects.requireNonNullElse(error.message(), "")))
        .build();
  }

  private static JsonValue orNull(Integer number) {
    return number == null ? JsonValue.NULL : JsonFactory.JSON.createValue(number);
  }
}

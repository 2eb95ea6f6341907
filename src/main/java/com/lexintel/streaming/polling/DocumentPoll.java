package com.lexintel.streaming.polling;

import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.state.DocumentStatus;
import com.lexintel.channels.state.Mark;
import com.lexintel.channels.state.Topic;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.JsonFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** One document's latest event, and what only its row knows. */
record DocumentPoll(UUID id, LiveProgress live) implements Poll {

  @Override
  public Topic topic() {
    return Topic.document(id);
  }

  @Override
  public Mark mark() {
    return status().mark();
  }

  @Override
  public Answer answer() {
    DocumentStatus status = status();
    return new Answer(status.mark(), body(status));
  }

  private DocumentStatus status() {
    return live.document(id)
        .orElseThrow(
            () -> new Problem(ProblemCode.DOCUMENT_NOT_FOUND, "There is no such document"));
  }

  private static String body(DocumentStatus status) {
    JsonObject event = status.event();
    JsonObjectBuilder body =
        JsonFactory.JSON.createObjectBuilder(event).add("error_message", errorMessage(event));
    if (status.indexedAt() == null) {
      body.addNull("indexed_at");
    } else {
      body.add("indexed_at", status.indexedAt().truncatedTo(ChronoUnit.MILLIS).toString());
    }
    return body.build().toString();
  }

  private static JsonValue errorMessage(JsonObject event) {
    return event.get("error") instanceof JsonObject error
        ? error.getOrDefault("message", JsonValue.NULL)
        : JsonValue.NULL;
  }
}

package com.lexintel.channels.answer;

import com.lexintel.channels.delivery.Message;
import com.lexintel.progress.JsonFactory;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;

/** What a reader is told, and the offset that it has reached with it. */
final class AnswerMessage {
  private final int reached;
  private final JsonObjectBuilder json = JsonFactory.JSON.createObjectBuilder();

  AnswerMessage(int reached) {
    this.reached = reached;
  }

  AnswerMessage text(int offset, String text) {
    json.add("offset", offset).add("text", text);
    return this;
  }

  AnswerMessage citations(List<PlacedCitation> citations) {
    JsonArrayBuilder array = JsonFactory.JSON.createArrayBuilder();
    citations.forEach(each -> array.add(each.citation().toJson()));
    json.add("citations", array);
    return this;
  }

  AnswerMessage status(AnswerStatus status, AnswerFailure failure) {
    json.add("status", status.word());
    if (failure != null) {
      json.add(
          "error",
          JsonFactory.JSON
              .createObjectBuilder()
              .add("code", failure.code())
              .add("message", failure.message()));
    }
    return this;
  }

  Message encoded() {
    return Message.of(Integer.toString(reached), json.build().toString());
  }
}

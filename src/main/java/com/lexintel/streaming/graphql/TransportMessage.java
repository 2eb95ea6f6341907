package com.lexintel.streaming.graphql;

import com.lexintel.graphql.GraphQlRequest;
import com.lexintel.progress.JsonFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.Optional;

/** What a client says in {@code graphql-transport-ws}. */
record TransportMessage(JsonObject json) {
  private static final int LONGEST_ID = 128;

  /** Empty for what is no message. */
  static Optional<TransportMessage> parse(String text) {
    try (JsonReader reader = JsonFactory.JSON.createReader(new StringReader(text))) {
      return Optional.of(new TransportMessage(reader.readObject()));
    } catch (RuntimeException | StackOverflowError notOne) {
      return Optional.empty();
    }
  }

  /** Empty when there is none. */
  String type() {
    return json.get("type") instanceof JsonString type ? type.getString() : "";
  }

  /** The operation that is meant; null when the message names none that could be. */
  String id() {
    return json.get("id") instanceof JsonString id
            && !id.getString().isEmpty()
            && id.getString().length() <= LONGEST_ID
        ? id.getString()
        : null;
  }

  /** Null when it brings none. */
  GraphQlRequest request() {
    return json.get("payload") instanceof JsonObject payload ? GraphQlRequest.of(payload) : null;
  }
}

package com.lexintel.streaming.websocket;

import com.lexintel.channels.state.Topic;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import com.lexintel.progress.JsonFactory;
import com.lexintel.streaming.SubscribeRequest;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.List;

/** What a client says in JSON. Nothing in it can be trusted to be of the right type. */
record ClientMessage(JsonObject json) {
  private static final int LONGEST_ID = 64;

  /**
   * @throws Problem {@code malformed_json} when the text is no JSON object
   */
  static ClientMessage parse(String text) {
    try (JsonReader reader = JsonFactory.JSON.createReader(new StringReader(text))) {
      return new ClientMessage(reader.readObject());
    } catch (RuntimeException | StackOverflowError notOne) {
      throw new Problem(ProblemCode.MALFORMED_JSON, "A message is ping or one JSON object", notOne);
    }
  }

  /** Empty when there is none. */
  String type() {
    return json.get("type") instanceof JsonString type ? type.getString() : "";
  }

  /** The subscription that is meant; null when the message names none that could be. */
  String id() {
    return json.get("id") instanceof JsonString id && usable(id.getString())
        ? id.getString()
        : null;
  }

  private static boolean usable(String id) {
    return !id.isEmpty() && id.length() <= LONGEST_ID;
  }

  /**
   * A single document is followed as its own stream is: event by event.
   *
   * @throws Problem when it does not say what to follow
   */
  Topic topic() {
    List<String> documents = ids("document_ids");
    List<String> cases = ids("case_ids");
    return documents.size() == 1 && cases.isEmpty()
        ? Topic.document(Ids.ofDocument(documents.get(0)))
        : SubscribeRequest.mix(documents, cases);
  }

  /**
   * The answers that are to be followed; none when documents and cases are.
   *
   * @throws Problem when it names other things beside them, whose messages have another form, or
   *     what {@link AskedAnswer#of} refuses
   */
  List<AskedAnswer> answers() {
    List<String> answers = ids("answer_ids");
    if (!answers.isEmpty() && !(ids("document_ids").isEmpty() && ids("case_ids").isEmpty())) {
      throw new Problem(
          ProblemCode.BAD_REQUEST,
          "Answers are followed by a subscription without documents and cases");
    }
    return AskedAnswer.of(answers, json.get("cursor"));
  }

  private List<String> ids(String field) {
    JsonValue value = json.getOrDefault(field, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return List.of();
    }
    if (value instanceof JsonArray ids && ids.stream().allMatch(JsonString.class::isInstance)) {
      return ids.getValuesAs(JsonString::getString);
    }
    throw new Problem(ProblemCode.BAD_REQUEST, field + " must be an array of strings");
  }

  /** Null when there is none. */
  String cursor() {
    return cursor(json.get("cursor"));
  }

  /**
   * @param value null when nothing is said
   * @return null when it is no cursor
   */
  static String cursor(JsonValue value) {
    if (value == null || value == JsonValue.NULL) {
      return null;
    }
    String text = value instanceof JsonString string ? string.getString() : value.toString();
    return text.isBlank() ? null : text;
  }
}

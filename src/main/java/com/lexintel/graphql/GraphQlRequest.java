package com.lexintel.graphql;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.JsonFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Map;

/**
 * What a client wants to have run.
 *
 * @param operationName which of the query's operations; null where there is only one
 * @param variables in Java's own types
 */
public record GraphQlRequest(String query, String operationName, Map<String, Object> variables) {

  /**
   * @throws Problem {@code malformed_json}, {@code bad_request}
   */
  public static GraphQlRequest parse(String body) {
    try (JsonReader reader = JsonFactory.JSON.createReader(new StringReader(body))) {
      return of(reader.readObject());
    } catch (Problem refused) {
      throw refused;
    } catch (RuntimeException | StackOverflowError notJson) {
      throw new Problem(ProblemCode.MALFORMED_JSON, "The body must be one JSON object", notJson);
    }
  }

  /**
   * @throws Problem {@code bad_request}
   */
  public static GraphQlRequest of(JsonObject json) {
    if (!(json.get("query") instanceof JsonString query) || query.getString().isBlank()) {
      throw refusal("query must be a text");
    }
    object(json, "extensions");
    return new GraphQlRequest(
        query.getString(),
        operationName(json),
        JavaValues.of(object(json, "variables"), name -> name));
  }

  private static String operationName(JsonObject json) {
    JsonValue name = json.getOrDefault("operationName", JsonValue.NULL);
    if (name == JsonValue.NULL) {
      return null;
    }
    if (name instanceof JsonString text) {
      return text.getString().isEmpty() ? null : text.getString();
    }
    throw refusal("operationName must be a text");
  }

  private static JsonObject object(JsonObject json, String field) {
    JsonValue value = json.getOrDefault(field, JsonValue.NULL);
    if (value == JsonValue.NULL) {
      return JsonValue.EMPTY_JSON_OBJECT;
    }
    if (value instanceof JsonObject object) {
      return object;
    }
    throw refusal(field + " must be an object");
  }

  private static Problem refusal(String detail) {
    return new Problem(ProblemCode.BAD_REQUEST, detail);
  }
}

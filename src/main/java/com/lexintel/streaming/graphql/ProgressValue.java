package com.lexintel.streaming.graphql;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.state.DocumentStatus;
import com.lexintel.graphql.JavaValues;
import com.lexintel.progress.JsonFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Progress as the schema has it: the events of the other doors, with names of GraphQL's style. */
final class ProgressValue {
  private static final Pattern LATER_WORD = Pattern.compile("_([a-z])");

  private ProgressValue() {}

  /** A message about one document. */
  static Map<String, Object> ofDocument(Message message) {
    return withCursor(parse(message.data()), message.id());
  }

  static Map<String, Object> ofDocument(DocumentStatus status) {
    return withCursor(status.event(), status.mark().cursor());
  }

  /** A message about a case, whose events do not name the case. */
  static Map<String, Object> ofCase(UUID caseId, Message message) {
    return naming(caseId, withCursor(parse(message.data()), message.id()));
  }

  /**
   * @param json with its cursor
   */
  static Map<String, Object> ofCase(UUID caseId, String json) {
    return naming(caseId, camelCase(parse(json)));
  }

  private static Map<String, Object> withCursor(JsonObject json, String cursor) {
    Map<String, Object> value = camelCase(json);
    value.put("cursor", cursor);
    return value;
  }

  private static Map<String, Object> naming(UUID caseId, Map<String, Object> value) {
    if (value.get("documents") instanceof List<?> documents) {
      value.put(
          "documents", documents.stream().map(event -> named(caseId, (Map<?, ?>) event)).toList());
    }
    return value;
  }

  private static Map<Object, Object> named(UUID caseId, Map<?, ?> event) {
    Map<Object, Object> named = new HashMap<>(event);
    named.putIfAbsent("caseId", caseId.toString());
    return named;
  }

  private static Map<String, Object> camelCase(JsonObject json) {
    return JavaValues.of(json, ProgressValue::camelCase);
  }

  private static String camelCase(String name) {
    return LATER_WORD.matcher(name).replaceAll(ProgressValue::upperCase);
  }

  private static String upperCase(MatchResult later) {
    return String.valueOf(Character.toUpperCase(later.group(1).charAt(0)));
  }

  private static JsonObject parse(String json) {
    try (JsonReader reader = JsonFactory.JSON.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }
}

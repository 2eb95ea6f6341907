package com.lexintel.graphql;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** JSON in Java's own types, as the library wants it. */
public final class JavaValues {
  private final UnaryOperator<String> naming;

  private JavaValues(UnaryOperator<String> naming) {
    this.naming = naming;
  }

  /**
   * @param naming what the fields of objects are to be called
   */
  public static Map<String, Object> of(JsonObject json, UnaryOperator<String> naming) {
    return new JavaValues(naming).map(json);
  }

  private Map<String, Object> map(JsonObject json) {
    Map<String, Object> map = new LinkedHashMap<>();
    json.forEach((name, value) -> map.put(naming.apply(name), value(value)));
    return map;
  }

  private Object value(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT -> map(value.asJsonObject());
      case ARRAY -> list(value.asJsonArray());
      case STRING -> ((JsonString) value).getString();
      case NUMBER -> number((JsonNumber) value);
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
    };
  }

  private List<Object> list(JsonArray json) {
    List<Object> list = new ArrayList<>();
    json.forEach(value -> list.add(value(value)));
    return list;
  }

  private static Number number(JsonNumber number) {
    return number.isIntegral() ? number.bigIntegerValue() : number.bigDecimalValue();
  }
}

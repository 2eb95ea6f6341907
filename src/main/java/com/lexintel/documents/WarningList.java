package com.lexintel.documents;

import static com.lexintel.progress.JsonFactory.JSON;

import com.lexintel.extraction.Warning;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;

/** Warnings as the document's row keeps them: JSON, with the codes that clients see. */
public final class WarningList {
  static final String NONE = "[]";

  private static final String CODE = "code";
  private static final String DETAIL = "detail";
  private static final String PAGE = "page";

  private WarningList() {}

  static String write(List<Warning> warnings) {
    JsonArrayBuilder list = JSON.createArrayBuilder();
    for (Warning warning : warnings) {
      JsonObjectBuilder one =
          JSON.createObjectBuilder()
              .add(CODE, warning.code().contractCode())
              .add(DETAIL, warning.detail());
      if (warning.page() != null) {
        one.add(PAGE, warning.page());
      }
      list.add(one);
    }
    return list.build().toString();
  }

  /** What a row keeps, as the API shows it. */
  public static List<WarningView> read(String json) {
    if (json.equals(NONE)) {
      return List.of();
    }
    try (JsonReader reader = JSON.createReader(new StringReader(json))) {
      return reader.readArray().getValuesAs(JsonObject.class).stream()
          .map(WarningList::view)
          .toList();
    }
  }

  private static WarningView view(JsonObject one) {
    Integer page = one.containsKey(PAGE) ? one.getInt(PAGE) : null;
    return new WarningView(one.getString(CODE), one.getString(DETAIL), page);
  }
}

package com.lexintel.documents.report;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A line of a table (RFC 4180) in which no cell is taken for a formula. */
final class CsvLine {
  /** What spreadsheets begin a formula with, also behind white space. */
  private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@\\t\\r].*", Pattern.DOTALL);

  private CsvLine() {}

  /**
   * A line with its end.
   *
   * @param cells null for an empty one
   */
  static String of(List<?> cells) {
    return cells.stream().map(CsvLine::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(Object value) {
    if (value == null) {
      return "";
    }
    String text = value.toString();
    String safe = FORMULA.matcher(text).matches() ? "'" + text : text;
    return "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}

package com.lexintel.chunking;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The numbers and headings with which clauses begin: "12.4", "(b)", "Section 3.01. Notices." */
final class Numbering {
  private static final int LONGEST = 100;

  private static final String NUMBER =
      "(?:(?:ARTICLE|Article|SECTION|Section|Clause|\u00A7)\\s{1,3}(?:\\d{1,3}(?:\\.\\d{1,3})*|[IVXL]{1,6})[.:]?"
          + "|\\d{1,3}(?:\\.\\d{1,3})+[.):]?"
          + "|\\(?(?:\\d{1,3}|[ivxIVX]{1,5}|[A-Za-z])[.)])";

  private static final Pattern ALONE = Pattern.compile(NUMBER);

  /** After the end of a sentence, and before the beginning of another. */
  private static final Pattern WITHIN =
      Pattern.compile("(?<=[.;:!?\"\u201D)])\\s+(?=" + NUMBER + "\\s+[\"\u201C(]?\\p{Lu})");

  /** A number and at most eight words, of which all but the short ones have a capital. */
  private static final Pattern HEADING =
      Pattern.compile(
          NUMBER + "(?:\\s+(?:\\p{Lu}[\\p{L}'\u2019&/,;-]*|&|\\p{Ll}{1,4}[,;]?)){1,8}[.:]?");

  private Numbering() {}

  static boolean isNumber(String words) {
    return words.length() <= LONGEST && ALONE.matcher(words).matches();
  }

  /** Whether words are a number or a heading, and so belong to what follows. */
  static boolean introduces(String words) {
    return isNumber(words) || words.length() <= LONGEST && HEADING.matcher(words).matches();
  }

  /** Where in a sentence the number of the next clause ends it; {@code end} if nowhere. */
  static int endOfClause(String text, int start, int end) {
    Matcher number = WITHIN.matcher(text).useTransparentBounds(true).region(start, end);
    while (number.find()) {
      if (!Abbreviations.endIn(text, start, number.start())) {
        return number.start();
      }
    }
    return end;
  }
}

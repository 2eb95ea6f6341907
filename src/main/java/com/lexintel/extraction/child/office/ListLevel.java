package com.lexintel.extraction.child.office;

import java.util.Locale;

/**
 * One level of a numbered list.
 *
 * @param start of its first paragraph
 * @param format as Word names it, such as {@code upperRoman}
 * @param text with {@code %1} for the number of the first level
 * @param style the paragraphs of which are of this level, or null
 * @param legal whether the numbers of all levels are shown as 1, 2, 3
 * @param restarts whether it begins anew after a paragraph of a level above it
 */
record ListLevel(
    int start, String format, String text, String style, boolean legal, boolean restarts) {

  static final ListLevel DEFAULT = new ListLevel(1, "decimal", "%1.", null, false, true);

  private static final String[] TENS = {"", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"};
  private static final String[] ONES = {"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"};
  private static final String[] HUNDREDS = {
    "", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"
  };

  boolean isBullet() {
    return format.equals("bullet");
  }

  String format(int number) {
    return switch (format) {
      case "upperRoman" -> roman(number).toUpperCase(Locale.ROOT);
      case "lowerRoman" -> roman(number);
      case "upperLetter" -> letters(number).toUpperCase(Locale.ROOT);
      case "lowerLetter" -> letters(number);
      case "decimalZero" -> number < 10 ? "0" + number : String.valueOf(number);
      case "ordinal" -> number + ordinal(number);
      case "cardinalText" -> NumberWords.cardinal(number);
      case "ordinalText" -> NumberWords.ordinal(number);
      case "none" -> "";
      default -> String.valueOf(number);
    };
  }

  private static String roman(int number) {
    return number < 1 || number > 9_999
        ? String.valueOf(number)
        : "m".repeat(number / 1000)
            + HUNDREDS[number / 100 % 10]
            + TENS[number / 10 % 10]
            + ONES[number % 10];
  }

  /** After z come aa, bb, cc. */
  private static String letters(int number) {
    return number < 1 || number > 780
        ? String.valueOf(number)
        : String.valueOf((char) ('a' + (number - 1) % 26)).repeat((number - 1) / 26 + 1);
  }

  private static String ordinal(int number) {
    boolean teen = number / 10 % 10 == 1;
    return switch (teen ? 0 : number % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }
}

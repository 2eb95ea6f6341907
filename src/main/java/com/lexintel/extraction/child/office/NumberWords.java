package com.lexintel.extraction.child.office;

import java.util.Locale;

/** Numbers in English words, as Word writes those of lists. */
final class NumberWords {
  private static final String[] CARDINALS =
      ("Zero One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen"
              + " Fifteen Sixteen Seventeen Eighteen Nineteen")
          .split(" ");
  private static final String[] ORDINALS =
      ("Zeroth First Second Third Fourth Fifth Sixth Seventh Eighth Ninth Tenth Eleventh Twelfth"
              + " Thirteenth Fourteenth Fifteenth Sixteenth Seventeenth Eighteenth Nineteenth")
          .split(" ");
  private static final String[] TENS =
      "- - Twenty Thirty Forty Fifty Sixty Seventy Eighty Ninety".split(" ");

  private NumberWords() {}

  /** Such as Twenty-one; digits from a hundred on. */
  static String cardinal(int number) {
    return words(number, CARDINALS, "");
  }

  /** Such as Twenty-first; digits from a hundred on. */
  static String ordinal(int number) {
    return words(number, ORDINALS, "th");
  }

  private static String words(int number, String[] ones, String ending) {
    if (number < 0 || number > 99) {
      return number + ending;
    } else if (number < 20) {
      return ones[number];
    }
    String ten = TENS[number / 10];
    if (number % 10 > 0) {
      return ten + "-" + ones[number % 10].toLowerCase(Locale.ROOT);
    }
    return ending.isEmpty() ? ten : ten.substring(0, ten.length() - 1) + "ieth";
  }
}

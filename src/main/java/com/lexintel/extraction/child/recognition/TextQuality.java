package com.lexintel.extraction.child.recognition;

import java.lang.Character.UnicodeBlock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells words from the letters that come of a font without a map or of a bad recognition. */
public final class TextQuality {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{Co}\\p{Cn}\\uFFFD]{2,}");
  private static final Pattern VOWEL =
      Pattern.compile("[aeiouyàâäåæéèêëìíîïòóôöøùúûü]", Pattern.CASE_INSENSITIVE);
  private static final double ENOUGH = 0.4;
  private static final int LONGEST_ACRONYM = 5;

  private TextQuality() {}

  /** Whether hardly any of the words in a text can be words. */
  public static boolean isGarbled(String text) {
    int words = 0;
    int good = 0;
    Matcher word = WORD.matcher(text);
    while (word.find()) {
      words++;
      good += isGood(word.group()) ? 1 : 0;
    }
    return words == 0 || good < ENOUGH * words;
  }

  private static boolean isGood(String word) {
    if (word.codePoints().allMatch(Character::isDigit)) {
      return true;
    }
    boolean latin = word.codePoints().allMatch(c -> c < 0x100);
    if (latin) {
      return word.length() <= LONGEST_ACRONYM || VOWEL.matcher(word).find();
    }
    UnicodeBlock first = UnicodeBlock.of(word.codePointAt(0));
    boolean rare =
        first == UnicodeBlock.LATIN_EXTENDED_A
            || first == UnicodeBlock.LATIN_EXTENDED_B
            || first == UnicodeBlock.PRIVATE_USE_AREA;
    return !rare && word.codePoints().noneMatch(c -> c == 0xFFFD);
  }
}

package com.lexintel.extraction.child.recognition;

import java.lang.Character.UnicodeBlock;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells words from the letters that come of a font without a map or of a bad recognition. */
public final class TextQuality {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{Co}\\p{Cn}\\uFFFD]{2,}");
  private static final Pattern VOWEL =
      Pattern.compile("[aeiouyàâäåæéèêëìíîïòóôöøùúûü]", Pattern.CASE_INSENSITIVE);
  private static final double ENOUGH = 0.4;
  private static final int LONGEST_ACRONYM = 5;

  /** Every eleventh word of the languages of the law's Europe is one of these, or more. */
  private static final Set<String> COMMON =
      Set.of(
          ("the of and to in is that for it on by with as be this was not or at from are an shall"
                  + " le la les de des du et en une est der die das und den von zu mit el los las"
                  + " del que por il di che per non een het van")
              .split(" "));

  private static final Pattern LETTERS = Pattern.compile("\\p{L}{2,}");

  private TextQuality() {}

  /** Which share of the words in a text are the most common ones of their language; 0 to 1. */
  static double shareOfCommonWords(String text) {
    int words = 0;
    int common = 0;
    Matcher word = LETTERS.matcher(text);
    while (word.find()) {
      words++;
      common += COMMON.contains(word.group().toLowerCase(Locale.ROOT)) ? 1 : 0;
    }
    return words == 0 ? 0 : (double) common / words;
  }

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

package com.lexintel.extraction.text;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;

/**
 * How much a decoded text looks like words, from -1 to 1. In a wrong encoding, capital letters and
 * signs stand within words, and letters of several languages or scripts mix.
 */
final class Plausibility {

  private static final String QUOTES_AND_DASHES =
      "\u201c\u201d\u2018\u2019\u201e\u201a\u2013\u2014";
  private static final String SIGNS =
      "\u00a0\u00a7\u20ac\u00a3\u00b0\u00a9\u00ae\u2122\u00ab\u00bb"
          + "\u2022\u2026\u00b7\u00bf\u00a1\u00bd\u00bc\u00be\u00ba\u00aa\u00b2\u00b3\u00b9\u2116";

  private static final String VOWELS = "aeiouy\u0103\u00e2\u00ea\u00f4\u01a1\u01b0";

  private final String text;
  private final Charset charset;
  private final StringBuilder latin = new StringBuilder();
  private double sum;
  private int others;
  private boolean kana;

  private Plausibility(String text, Charset charset) {
    this.text = text;
    this.charset = charset;
  }

  static double of(String text, Charset charset) {
    return new Plausibility(text, charset).score();
  }

  private double score() {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        sum += of(i);
        others++;
      }
    }
    String letters = latin.toString();
    long own =
        isVietnamese() ? Alphabets.vietnamese(letters) : Alphabets.mostInOneLanguage(letters);
    long foreign = letters.length() - own;
    sum -= 1.7 * foreign;
    if (charset.name().matches("windows-31j|EUC-JP") && !kana) {
      return -1;
    }
    return others == 0 ? 0 : sum / others;
  }

  private double of(int i) {
    char c = text.charAt(i);
    char before = i == 0 ? ' ' : text.charAt(i - 1);
    char after = i + 1 == text.length() ? ' ' : text.charAt(i + 1);
    if (Character.getType(c) == Character.NON_SPACING_MARK) {
      return VOWELS.indexOf(Character.toLowerCase(before)) >= 0 ? 0.9 : -1;
    }
    if (!Character.isLetter(c) || "\u00ba\u00aa".indexOf(c) >= 0) {
      return ofSign(c, before, after);
    }
    return switch (UnicodeScript.of(c)) {
      case LATIN -> ofLatin(c, before, after);
      case CYRILLIC, GREEK -> ofCased(c, before, after) - (isAlone(before, after) ? 1 : 0);
      case HEBREW, ARABIC -> isSameScript(c, before) || isSameScript(c, after) ? 0.8 : -0.5;
      case HAN -> CommonHan.isCommon(c, charset) ? 0.8 : -0.5;
      case HIRAGANA, KATAKANA -> ofKana(c);
      case HANGUL -> 0.9;
      default -> -0.5;
    };
  }

  private double ofKana(char c) {
    boolean halfWidth = c >= 0xff61;
    kana |= !halfWidth;
    return halfWidth ? -0.5 : 1;
  }

  /** Its tones are marks of their own, and every vowel may have one. */
  private boolean isVietnamese() {
    return charset.name().equals("windows-1258")
        && text.chars().anyMatch(c -> Character.getType(c) == Character.NON_SPACING_MARK);
  }

  private static double ofSign(char c, char before, char after) {
    boolean within = Character.isLetter(before) && Character.isLetter(after);
    if (c == '\u2019') {
      return 0.6;
    } else if (QUOTES_AND_DASHES.indexOf(c) >= 0) {
      return within && c != '\u2014' && c != '\u2013' ? -1 : 0.6;
    } else if (SIGNS.indexOf(c) >= 0) {
      return within ? -1 : 0.4;
    } else if (c >= 0x3000 && c <= 0x303f || isEnclosed(c) || c >= 0xff01 && c <= 0xff60) {
      return 0.5;
    }
    return within ? -1 : -0.5;
  }

  /** Numbers in circles and abbreviations in one character, of which Japanese has many. */
  private static boolean isEnclosed(char c) {
    return c >= 0x2460 && c <= 0x24ff || c >= 0x3200 && c <= 0x33ff;
  }

  private double ofLatin(char c, char before, char after) {
    latin.append(Character.toLowerCase(c));
    boolean alone = isAlone(before, after);
    if (alone && "\u00e0\u00e9\u00f3\u00ed\u00e1\u00c0\u00c9\u00e5\u00f6".indexOf(c) < 0) {
      return -0.5;
    }
    // Turkish is Icelandic but for these letters.
    double turkish = "\u0131\u011f\u015f\u0130".indexOf(c) >= 0 ? 0.1 : 0;
    return ofCased(c, before, after) + turkish - (alone ? 0.3 : 0);
  }

  private static boolean isAlone(char before, char after) {
    return !Character.isLetter(before) && !Character.isLetter(after);
  }

  private static double ofCased(char c, char before, char after) {
    if (Character.isLetter(before) && !isSameScript(c, before)
        || Character.isLetter(after) && !isSameScript(c, after)) {
      return -1;
    }
    boolean wrongCase =
        Character.isUpperCase(c)
            ? Character.isLowerCase(before)
            : Character.isUpperCase(before) && Character.isUpperCase(after);
    return wrongCase ? -1 : 0.7;
  }

  private static boolean isSameScript(char one, char other) {
    return UnicodeScript.of(one) == UnicodeScript.of(other);
  }
}

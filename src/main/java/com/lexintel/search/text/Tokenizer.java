package com.lexintel.search.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into words, numbers and section signs. For one thread.
 *
 * <p>An abbreviation with full stops is one word ("U.S.C." is "usc"), as are a number with its
 * decimals ("12.3") and a number with commas ("1,500,000.00" is "1500000"). A hyphen or a slash
 * parts words: "24-cv-1187" is three words in a row.
 */
public final class Tokenizer {
  static final String SECTION = "\u00A7";

  private final Stems stems = new Stems();

  public List<Token> tokens(String text) {
    List<Token> tokens = new ArrayList<>(text.length() / 6 + 1);
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int end = i + Character.charCount(codePoint);
      if (codePoint == '\u00A7') {
        while (end < text.length() && text.charAt(end) == '\u00A7') {
          end++;
        }
        tokens.add(new Token(SECTION, i, end));
      } else if (Character.isLetterOrDigit(codePoint)) {
        end = Character.isIdeographic(codePoint) ? end : endOfWord(text, end);
        tokens.add(token(text, i, end));
      }
      i = end;
    }
    return tokens;
  }

  private static int endOfWord(String text, int start) {
    int end = start;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      if (isPart(codePoint)) {
        end += Character.charCount(codePoint);
      } else if (joins(text, end)) {
        end++;
      } else {
        return end;
      }
    }
    return end;
  }

  private static boolean isPart(int codePoint) {
    return (Character.isLetterOrDigit(codePoint)
            || Character.getType(codePoint) == Character.NON_SPACING_MARK)
        && !Character.isIdeographic(codePoint);
  }

  /** Whether the punctuation at an offset, after a character of a word, does not end that word. */
  private static boolean joins(String text, int offset) {
    if (offset + 1 >= text.length()) {
      return false;
    }
    char before = text.charAt(offset - 1);
    char after = text.charAt(offset + 1);
    return switch (text.charAt(offset)) {
      case '\'', '\u2019' -> Character.isLetter(before) && Character.isLetter(after);
      case '.' -> isDigit(before) && isDigit(after) || isInitial(text, offset, after);
      case ',' -> isDigit(before) && isThousand(text, offset + 1);
      default -> false;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether single letters stand before and after the full stop, as in "U.S.C.". */
  private static boolean isInitial(String text, int stop, char after) {
    boolean alone = stop < 2 || !Character.isLetterOrDigit(text.charAt(stop - 2));
    boolean ends = stop + 2 >= text.length() || !Character.isLetterOrDigit(text.charAt(stop + 2));
    return alone && ends && Character.isLetter(text.charAt(stop - 1)) && Character.isLetter(after);
  }

  private static boolean isThousand(String text, int start) {
    int end = start;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end - start == 3;
  }

  private Token token(String text, int start, int end) {
    String word = text.substring(start, end);
    int apostrophe = Math.max(word.lastIndexOf('\''), word.lastIndexOf('\u2019'));
    if (apostrophe > 0 && apostrophe == word.length() - 2) {
      // "agent's" and "agents'" are both "agent"
      word = word.substring(0, apostrophe);
    }
    if (!isDigit(word.charAt(0))) {
      word = word.replace(".", "");
    } else if (word.indexOf(',') > 0) {
      word = word.replace(",", "").replaceFirst("\\.0+$", "");
    }
    return new Token(stems.of(word), start, end);
  }
}

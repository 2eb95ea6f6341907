package com.lexintel.chunking;

/**
 * Walks over the words of a text as BERT's tokenizer sees them: punctuation and ideographs are
 * words of their own, and text without spaces is cut after {@value #LONGEST} characters.
 */
final class Words {

  private static final int LONGEST = 100;

  private final String text;
  private final int end;
  private final WordPieces pieces;
  private int wordStart;
  private int wordEnd;

  Words(String text, int start, int end, WordPieces pieces) {
    this.text = text;
    this.end = end;
    this.pieces = pieces;
    this.wordEnd = start;
  }

  /** Moves to the next word, if there is one. */
  boolean next() {
    wordStart = skipSpace(text, wordEnd, end);
    if (wordStart == end) {
      return false;
    }
    int codePoint = text.codePointAt(wordStart);
    wordEnd = wordStart + Character.charCount(codePoint);
    if (!standsAlone(codePoint)) {
      extend();
    }
    return true;
  }

  private void extend() {
    while (wordEnd < end && wordEnd - wordStart < LONGEST) {
      int codePoint = text.codePointAt(wordEnd);
      if (isSpace(codePoint) || standsAlone(codePoint)) {
        return;
      }
      wordEnd += Character.charCount(codePoint);
    }
  }

  int end() {
    return wordEnd;
  }

  int tokens() {
    return pieces.count(text, wordStart, wordEnd);
  }

  static int skipSpace(String text, int start, int end) {
    int i = start;
    while (i < end && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  static boolean isSpace(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }

  private static boolean standsAlone(int codePoint) {
    if (codePoint < 0x80) {
      return !Character.isLetterOrDigit(codePoint);
    }
    return Character.isIdeographic(codePoint) || isPunctuation(Character.getType(codePoint));
  }

  private static boolean isPunctuation(int type) {
    return type == Character.DASH_PUNCTUATION
        || type == Character.START_PUNCTUATION
        || type == Character.END_PUNCTUATION
        || type == Character.CONNECTOR_PUNCTUATION
        || type == Character.OTHER_PUNCTUATION
        || type == Character.INITIAL_QUOTE_PUNCTUATION
        || type == Character.FINAL_QUOTE_PUNCTUATION;
  }
}

package com.lexintel.extraction.child.content;

/** What each character means to the normalised text. */
final class Characters {

  private Characters() {}

  static boolean isLineBreak(char c) {
    return c == '\n'
        || c == '\r'
        || c == '\u000B'
        || c == '\u0085'
        || c == '\u2028'
        || isParagraphBreak(c);
  }

  /** The form feed that separates pages of plain text, and Unicode's own separator. */
  static boolean isParagraphBreak(char c) {
    return c == '\f' || c == '\u2029';
  }

  static boolean isBlank(char c) {
    return c == ' ' || c == '\t' || c > 0x7f && Character.isSpaceChar(c);
  }

  /** Control characters, of which PostgreSQL refuses NUL, and the byte order mark. */
  static boolean isDropped(char c) {
    return Character.isISOControl(c) || c == '\uFEFF';
  }

  /** Half a pair cannot be stored as UTF-8; its stand-in has the same length, so offsets stay. */
  static void replaceUnpairedSurrogates(StringBuilder text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Character.isSurrogate(text.charAt(i))) {
        continue;
      }
      if (Character.isHighSurrogate(text.charAt(i))
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else {
        text.setCharAt(i, '\uFFFD');
      }
    }
  }
}

package com.lexintel.channels.answer;

/** The offset that a reader comes with. */
final class AnswerCursor {
  private AnswerCursor() {}

  /** -1 for what is no offset. */
  static int of(String cursor) {
    try {
      return cursor == null ? -1 : Math.max(-1, Integer.parseInt(cursor.strip()));
    } catch (NumberFormatException notOne) {
      return -1;
    }
  }
}

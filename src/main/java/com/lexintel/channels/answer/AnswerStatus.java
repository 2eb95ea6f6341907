package com.lexintel.channels.answer;

import java.util.Locale;

/** How far an answer is; it only goes forward. */
public enum AnswerStatus {
  /** No node has begun with it. */
  WAITING,
  SEARCHING,
  /** Its text is being written. */
  WRITING,
  COMPLETED,
  /** Somebody has stopped it. What was written stays. */
  STOPPED,
  FAILED,
  /** Its conversation was deleted. Only streams say so. */
  DELETED;

  private final String word = name().toLowerCase(Locale.ROOT);

  public String word() {
    return word;
  }

  public static AnswerStatus of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** Whether the answer will not change any more. */
  public boolean ended() {
    return ordinal() >= COMPLETED.ordinal();
  }
}

package com.lexintel.progress;

import java.util.Locale;

/** Where a document stands; the contract's {@code status}. */
public enum Status {
  PENDING,
  PROCESSING,
  COMPLETED,
  FAILED,
  CANCELLED,
  /** Only on streams: the document is gone. */
  DELETED;

  /** Whether the document's work has ended. Only a retry leads on from failed or cancelled. */
  public boolean terminal() {
    return this != PENDING && this != PROCESSING;
  }

  /** The word of the contract. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for a word that is not one of the contract's
   */
  public static Status of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}

package com.lexintel.progress;

import java.util.Locale;

/** What is being done with a document; the contract's {@code step}. */
public enum Step {
  UPLOADED,
  QUEUED,
  EXTRACTION,
  CHUNKING,
  EMBEDDING,
  FINALIZING,
  COMPLETED,
  CANCELLING;

  /** The word of the contract. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException for a word that is not one of the contract's
   */
  public static Step of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}

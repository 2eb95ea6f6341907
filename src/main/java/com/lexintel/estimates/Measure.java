package com.lexintel.estimates;

import java.util.Locale;

/** What is measured, of what size. */
public enum Measure {
  /** Seconds by bytes; differs by media type. */
  EXTRACTION,
  /** Characters of text by bytes; differs by media type. */
  CHARACTERS,
  /** Seconds by characters. */
  CHUNKING,
  /** Passages by characters. */
  PASSAGES,
  /** Seconds by passages. */
  EMBEDDING,
  /** Seconds by passages. */
  FINALIZING;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

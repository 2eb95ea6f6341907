package com.lexintel.estimates;

import java.util.Locale;

/** What is measured, and by which size it is predicted. */
public enum Measure {
  /** Seconds by bytes; depends on the media type. */
  EXTRACTION,
  /** Seconds by scanned pages. */
  RECOGNITION,
  /** Characters of text by bytes; depends on the media type. */
  CHARACTERS,
  /** Seconds by characters. */
  CHUNKING,
  /** Passages by characters. */
  PASSAGES,
  /** Seconds by passages. */
  EMBEDDING,
  /** Seconds by passages. */
  FINALIZING;

  /** As it stands in the database. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

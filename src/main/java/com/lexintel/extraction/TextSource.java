package com.lexintel.extraction;

import java.util.Locale;
import java.util.stream.Stream;

/** How a text was got. */
public enum TextSource {
  /** It stands in the file as text. */
  TEXT,
  /** It was recognised in an image, and may have errors. */
  OCR;

  /** As the API writes it: {@code text} or {@code ocr}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The source of a word.
   *
   * @throws IllegalArgumentException when no source has it
   */
  public static TextSource of(String word) {
    return Stream.of(values())
        .filter(source -> source.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(word));
  }
}

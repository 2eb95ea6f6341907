package com.lexintel.passages;

import com.lexintel.chunking.Passage;

/**
 * A passage as the API shows it.
 *
 * @param page from 1; null for formats without pages
 * @param start offset into the document's text, in UTF-16 code units
 * @param end the offset after its last character
 * @param source {@code text}, or {@code ocr} when it was recognised in an image
 */
public record PassageView(
    int ordinal, Integer page, int start, int end, String text, String source, boolean embedded) {
  static PassageView of(Passage passage, boolean embedded) {
    return new PassageView(
        passage.ordinal(),
        passage.page(),
        passage.start(),
        passage.end(),
        passage.text(),
        passage.source().word(),
        embedded);
  }
}

package com.lexintel.chunking;

import com.lexintel.extraction.ExtractedText;
import java.util.Iterator;

/** Cuts a document's text into passages. Safe for use by several threads. */
public final class Chunker {

  private final WordPieces wordPieces = WordPieces.ofModel();

  /**
   * The passages of a document, in order.
   *
   * <p>Each has about 200 and never more than {@value PassageIterator#MAX_TOKENS} tokens of the
   * embedding model, ends where a sentence or paragraph does unless that one is longer than a
   * passage, and begins about a sentence before the end of the one before. Every character that is
   * not white space is in one of them. Where recognised text begins or ends, a passage ends too and
   * the next begins without the overlap. No overlap begins with the foot of a page: its passage
   * would be said to stand there, and its words are on the next.
   *
   * @return lazy; finds each passage when it is asked for
   */
  public Iterator<Passage> passages(ExtractedText document) {
    return new PassageIterator(document, Layout.of(document), wordPieces);
  }
}

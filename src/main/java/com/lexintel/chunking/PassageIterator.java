package com.lexintel.chunking;

import com.lexintel.extraction.ExtractedText;
import java.util.Iterator;
import java.util.NoSuchElementException;

/** Fills passages with as many segments as fit. */
final class PassageIterator implements Iterator<Passage> {

  /** The model reads 256 tokens, two of which are its own. */
  static final int MAX_TOKENS = 230;

  /** Two segments with the overlap between them always fit, so every passage is a step forward. */
  private static final int OVERLAP_TOKENS = 60;

  private static final int SEGMENT_TOKENS = MAX_TOKENS - OVERLAP_TOKENS;

  /** How much of a sentence that is too long for the overlap is repeated. */
  private static final int TAIL_TOKENS = 40;

  private final ExtractedText document;
  private final Segments segments;
  private Span next;
  private Span last;
  private int ordinal;

  PassageIterator(ExtractedText document, WordPieces pieces) {
    this.document = document;
    this.segments = new Segments(document, pieces, SEGMENT_TOKENS);
    this.next = segments.next();
  }

  @Override
  public boolean hasNext() {
    return next != null;
  }

  @Override
  public Passage next() {
    if (next == null) {
      throw new NoSuchElementException();
    }
    Span overlap = overlap();
    int start = overlap.tokens() > 0 ? overlap.start() : next.start();
    int tokens = overlap.tokens();
    do {
      tokens += next.tokens();
      last = next;
      next = segments.next();
    } while (next != null && tokens + next.tokens() <= MAX_TOKENS && !isOfAnotherSource());
    return passage(start, last.end());
  }

  /** Text that was recognised shares no passage with text that was not. */
  private boolean isOfAnotherSource() {
    return document.sourceAt(next.start()) != document.sourceAt(last.start());
  }

  private Span overlap() {
    if (last == null || isOfAnotherSource()) {
      return new Span(0, 0, 0);
    }
    return last.tokens() <= OVERLAP_TOKENS ? last : segments.tail(last, TAIL_TOKENS);
  }

  private Passage passage(int start, int end) {
    return new Passage(
        ordinal++,
        document.pageOf(start),
        start,
        end,
        document.text().substring(start, end),
        document.sourceAt(start));
  }
}

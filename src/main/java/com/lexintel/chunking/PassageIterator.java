package com.lexintel.chunking;

import com.lexintel.extraction.ExtractedText;
import java.util.ArrayDeque;
import java.util.Deque;
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
  private final Parts contents;
  private final Parts running;

  /** Read, and to be in the next passage. */
  private final Deque<Span> ahead = new ArrayDeque<>();

  private Span next;
  private Span last;
  private int ordinal;

  PassageIterator(ExtractedText document, Layout layout, WordPieces pieces) {
    this.document = document;
    this.contents = layout.contents();
    this.running = layout.running();
    this.segments = new Segments(document, contents, pieces, SEGMENT_TOKENS);
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
    int start = overlap.tokens() > 0 ? behindRunningLines(overlap) : next.start();
    int tokens = overlap.tokens();
    Deque<Span> taken = new ArrayDeque<>();
    do {
      tokens += next.tokens();
      taken.add(next);
      last = next;
      next = ahead.isEmpty() ? segments.next() : ahead.remove();
    } while (next != null && tokens + next.tokens() <= MAX_TOKENS && !isOfAnotherKind());
    if (next != null && !isOfAnotherKind()) {
      giveBack(taken);
    }
    return passage(start, last.end());
  }

  /** The number and the heading of a clause are in the passage of the clause. */
  private void giveBack(Deque<Span> taken) {
    int tokens = 0;
    while (taken.size() > 1 && introduces(last) && tokens + last.tokens() <= OVERLAP_TOKENS) {
      tokens += last.tokens();
      ahead.addFirst(next);
      next = taken.removeLast();
      last = taken.getLast();
    }
  }

  private boolean introduces(Span segment) {
    return Numbering.introduces(document.text().substring(segment.start(), segment.end()));
  }

  /** Text that was recognised shares no passage with text that was not, nor contents with other. */
  private boolean isOfAnotherKind() {
    return document.sourceAt(next.start()) != document.sourceAt(last.start())
        || contents.has(next.start()) != contents.has(last.start());
  }

  private Span overlap() {
    if (last == null || introduces(next) || isOfAnotherKind()) {
      return new Span(0, 0, 0);
    }
    return last.tokens() <= OVERLAP_TOKENS ? last : segments.tail(last, TAIL_TOKENS);
  }

  private int behindRunningLines(Span overlap) {
    int start = overlap.start();
    int end = next.start();
    while (start < end && running.has(start)) {
      start = Words.skipSpace(document.text(), running.edgeAfter(start, end), end);
    }
    return start;
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

package com.lexintel.chunking;

import com.lexintel.extraction.ExtractedText;

/**
 * The sentences of a text with their lengths, long ones cut into parts of at most a given number of
 * tokens, at line ends and clauses where there are any.
 */
final class Segments {

  private static final String CLAUSE_ENDS = ";:,";

  private final String text;
  private final Sentences sentences;
  private final WordPieces pieces;
  private final int maxTokens;
  private int rest;
  private int sentenceEnd;

  Segments(ExtractedText document, Parts contents, WordPieces pieces, int maxTokens) {
    this.text = document.text();
    this.sentences = new Sentences(document, contents);
    this.pieces = pieces;
    this.maxTokens = maxTokens;
  }

  /** The next segment, or null at the end of the text. */
  Span next() {
    rest = Words.skipSpace(text, rest, sentenceEnd);
    if (rest >= sentenceEnd) {
      if (!sentences.next()) {
        return null;
      }
      rest = sentences.start();
      sentenceEnd = sentences.end();
    }
    Span segment = cut(rest);
    rest = segment.end();
    return segment;
  }

  private Span cut(int start) {
    Words words = new Words(text, start, sentenceEnd, pieces);
    Span all = new Span(start, start, 0);
    Span toClause = all;
    Span toLine = all;
    while (words.next()) {
      Span longer = new Span(start, words.end(), all.tokens() + words.tokens());
      if (longer.tokens() > maxTokens && all.tokens() > 0) {
        return toLine.tokens() > maxTokens / 2
            ? toLine
            : toClause.tokens() > maxTokens / 2 ? toClause : all;
      }
      all = longer;
      if (startsLine(all.end())) {
        toLine = all;
      } else if (CLAUSE_ENDS.indexOf(text.charAt(all.end() - 1)) >= 0 && startsWord(all.end())) {
        toClause = all;
      }
    }
    return all;
  }

  private boolean startsLine(int offset) {
    return offset < sentenceEnd && text.charAt(offset) == '\n';
  }

  private boolean startsWord(int offset) {
    return offset < sentenceEnd && Words.isSpace(text.charAt(offset));
  }

  /**
   * The end of a segment from a space on, of at most so many tokens; empty if there is no space.
   */
  Span tail(Span segment, int tokens) {
    Words words = new Words(text, segment.start(), segment.end(), pieces);
    int left = segment.tokens();
    int start = segment.start();
    while ((left > tokens || start == words.end()) && words.next()) {
      left -= words.tokens();
      start = Words.skipSpace(text, words.end(), segment.end());
    }
    return new Span(start, segment.end(), left);
  }
}

package com.lexintel.chunking;

import com.lexintel.extraction.ExtractedText;
import java.text.BreakIterator;
import java.text.StringCharacterIterator;
import java.util.Collections;
import java.util.Locale;

/** Finds the sentences of a text, one after the other. A blank line ends a sentence too. */
final class Sentences {

  private final ExtractedText document;
  private final Parts contents;
  private final String text;
  private final BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
  private int paragraphEnd;

  /** Where the full stop is that the sentence goes to, unless a clause begins before it. */
  private int stop;

  private int start;
  private int end;

  /**
   * @param contents tables of contents, whose lines share no sentence with other text
   */
  Sentences(ExtractedText document, Parts contents) {
    this.document = document;
    this.contents = contents;
    this.text = document.text();
  }

  /** Moves to the next sentence, if there is one. */
  boolean next() {
    start = Words.skipSpace(text, end, text.length());
    if (start == text.length()) {
      return false;
    }
    if (start >= paragraphEnd) {
      beginParagraph();
    }
    while (stop <= start || stop < paragraphEnd && Abbreviations.endIn(text, start, stop)) {
      stop = breaks.next();
    }
    end = Numbering.endOfClause(text, start, stop);
    return true;
  }

  private void beginParagraph() {
    paragraphEnd = start;
    do {
      int blankLine = text.indexOf("\n\n", paragraphEnd);
      paragraphEnd = blankLine < 0 ? text.length() : blankLine + 2;
    } while (paragraphEnd < text.length() && beginsPage(paragraphEnd) && isOfOneSource());
    paragraphEnd = contents.edgeAfter(start, paragraphEnd);
    breaks.setText(new StringCharacterIterator(text, start, paragraphEnd, start));
  }

  /** The blank line between two pages says nothing: sentences run over it. */
  private boolean beginsPage(int offset) {
    return Collections.binarySearch(document.pageStarts(), offset) >= 0;
  }

  private boolean isOfOneSource() {
    return document.sourceAt(paragraphEnd) == document.sourceAt(start);
  }

  int start() {
    return start;
  }

  /** Where the sentence ends, white space after it left out. */
  int end() {
    int last = end;
    while (Words.isSpace(text.charAt(last - 1))) {
      last--;
    }
    return last;
  }
}

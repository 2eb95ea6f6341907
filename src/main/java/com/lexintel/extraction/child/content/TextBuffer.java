package com.lexintel.extraction.child.content;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.Stretch;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects text and normalises it on the way: line ends become {@code \n}, at most one blank line
 * separates paragraphs, blanks at line ends and control characters go.
 *
 * <p>Blanks and line breaks are held back until something visible follows, which is what makes a
 * page start exact: it is the offset of the page's first line, whatever came between.
 */
public final class TextBuffer {

  private static final int WIDEST_GAP = 100;

  private final int maxLength;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder gap = new StringBuilder();
  private final List<Integer> pageStarts = new ArrayList<>();
  private final List<Stretch> recognised = new ArrayList<>();
  private boolean recognising;
  private int recognisedFrom;
  private int breaks;
  private int pagesBegun;
  private char last;

  /**
   * An empty buffer.
   *
   * @param maxLength in UTF-16 code units; what comes after is dropped and {@link #isFull} is true
   */
  public TextBuffer(int maxLength) {
    this.maxLength = maxLength;
  }

  /** Adds text whose line ends and columns mean something, as in plain text. */
  public void append(char[] chars, int start, int length) {
    for (int i = start; i < start + length && !isFull(); i++) {
      char c = chars[i];
      if (Characters.isLineBreak(c)) {
        if (c != '\n' || last != '\r') {
          breakLines(breaks + (Characters.isParagraphBreak(c) ? 2 : 1));
        }
      } else if (!Characters.isBlank(c)) {
        appendVisible(c);
      } else if (gap.length() < WIDEST_GAP) {
        gap.append(c == '\t' ? '\t' : ' ');
      }
      last = c;
    }
  }

  /** Adds text in which any white space is just the space between two words, as in HTML. */
  void appendFlowing(char[] chars, int start, int length) {
    for (int i = start; i < start + length && !isFull(); i++) {
      if (!Characters.isBlank(chars[i]) && !Characters.isLineBreak(chars[i])) {
        appendVisible(chars[i]);
      } else if (gap.isEmpty() && breaks == 0) {
        gap.append(' ');
      }
    }
  }

  private void appendVisible(char c) {
    if (Characters.isDropped(c)) {
      return;
    }
    boolean first = text.isEmpty();
    text.append("\n\n", 0, first ? 0 : breaks);
    for (; pagesBegun > 0; pagesBegun--) {
      pageStarts.add(text.length());
    }
    if (recognising && recognisedFrom < 0) {
      recognisedFrom = text.length();
    }
    text.append(gap, 0, first ? 0 : gap.length()).append(c);
    breaks = 0;
    gap.setLength(0);
  }

  /** Ends the line, if one is begun. */
  public void endLine() {
    breakLines(Math.max(breaks, 1));
  }

  /** Ends the paragraph, if one is begun. */
  void endParagraph() {
    breakLines(2);
  }

  private void breakLines(int count) {
    breaks = Math.min(count, 2);
    gap.setLength(0);
  }

  /** Ends a table cell that began at a position: line ends at its own end do not break the row. */
  void endCell(int start) {
    if (text.length() > start) {
      breaks = 0;
      gap.setLength(0);
    }
    gap.append('\t');
  }

  /** Begins a page. */
  public void beginPage() {
    endParagraph();
    pagesBegun++;
  }

  /** Begins text that was recognised in an image. */
  public void beginRecognised() {
    endParagraph();
    recognising = true;
    recognisedFrom = -1;
  }

  /** Ends text that was recognised in an image. */
  public void endRecognised() {
    endParagraph();
    if (recognising && recognisedFrom >= 0) {
      recognised.add(new Stretch(recognisedFrom, text.length()));
    }
    recognising = false;
  }

  int length() {
    return text.length();
  }

  /** Whether the text collected since a position runs over a line end. */
  boolean hasSeveralLines(int start) {
    int first = start;
    while (first < text.length() && text.charAt(first) == '\n') {
      first++;
    }
    return text.indexOf("\n", first) >= 0;
  }

  public boolean isFull() {
    return text.length() > maxLength;
  }

  /** Whether there is anything to read: a letter or a digit. */
  public boolean isReadable() {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  public ExtractedText toExtractedText() {
    List<Integer> starts = new ArrayList<>(pageStarts);
    for (int i = 0; i < pagesBegun; i++) {
      starts.add(text.length());
    }
    if (!starts.isEmpty()) {
      starts.set(0, 0);
    }
    Characters.replaceUnpairedSurrogates(text);
    return new ExtractedText(text.toString(), starts, 0, recognised, List.of());
  }
}

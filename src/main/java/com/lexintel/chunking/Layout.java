package com.lexintel.chunking;

import com.lexintel.extraction.ExtractedText;
import java.util.List;

/**
 * Which parts of a document say something themselves, and which only lead to them: running heads
 * and feet, tables of contents, and the headings of sections. For one thread.
 */
public final class Layout {
  private final String text;
  private final RunningLines running;
  private final Parts contents;

  /** Found when they are asked for, since the words of a document are indexed without them. */
  private SectionHeadings headings;

  private Layout(String text, RunningLines running) {
    this.text = text;
    this.running = running;
    this.contents = Contents.of(text, running.all());
  }

  public static Layout of(ExtractedText document) {
    return new Layout(document.text(), RunningLines.of(document));
  }

  /** That of a document whose text is not there: every passage is as it is. */
  public static Layout none() {
    return of(new ExtractedText("", List.of()));
  }

  /** The running heads and feet of all pages. */
  Parts running() {
    return running.all();
  }

  /** The tables of contents and of authorities. */
  Parts contents() {
    return contents;
  }

  /**
   * A passage without the running heads and feet of pages; blank if it has nothing else.
   *
   * @param start where the passage begins in the document's text
   */
  public String body(String passage, int start) {
    return running.repeated().cutFrom(passage, start);
  }

  /** Whether most of a passage is a table of contents. */
  public boolean isContents(String passage, int start) {
    return 2 * contents.charactersIn(start, start + passage.length()) > passage.length();
  }

  /**
   * What is embedded of a passage: the heading of the section in which it begins, then its body.
   */
  public String embedded(Passage passage) {
    if (headings == null) {
      headings = SectionHeadings.of(text, at -> running.all().has(at) || contents.has(at));
    }
    String body = body(passage.text(), passage.start()).strip();
    return headings.above(passage.start()).map(heading -> heading + ". ").orElse("")
        + (body.isEmpty() ? passage.text() : body);
  }
}

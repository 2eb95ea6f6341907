package com.lexintel.extraction.child.content;

import com.lexintel.extraction.ExtractedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The texts of single pages, put together to that of a document. */
public final class PageTexts {

  private final List<String> pages = new ArrayList<>();

  /** The pages of a text. */
  public PageTexts(ExtractedText text) {
    for (int page = 1; page <= text.pageStarts().size(); page++) {
      pages.add(text.textOf(page));
    }
  }

  /** So many pages without text. */
  public PageTexts(int count) {
    pages.addAll(Collections.nCopies(count, ""));
  }

  public void clear(int page) {
    pages.set(page - 1, "");
  }

  public void add(int page, String more) {
    String before = pages.get(page - 1);
    pages.set(page - 1, before.isEmpty() ? more : before + "\n\n" + more);
  }

  /**
   * The whole text.
   *
   * @param unread how many pages nobody has read
   * @param recognised pages of which a part was recognised
   */
  public ExtractedText text(int unread, Set<Integer> recognised) {
    TextBuffer buffer = new TextBuffer(Integer.MAX_VALUE);
    for (int number = 1; number <= pages.size(); number++) {
      String page = pages.get(number - 1);
      buffer.beginPage();
      if (recognised.contains(number)) {
        buffer.beginRecognised();
      }
      buffer.append(page.toCharArray(), 0, page.length());
      buffer.endRecognised();
    }
    ExtractedText whole = buffer.toExtractedText();
    return new ExtractedText(
        whole.text(), whole.pageStarts(), unread, whole.recognised(), List.of());
  }
}

package com.lexintel.extraction;

import java.util.Collections;
import java.util.List;

/**
 * The normalised text of a document and where its pages begin.
 *
 * @param text never blank; lines end in {@code \n}, no other control character but tab
 * @param pageStarts offset in UTF-16 code units at which each page begins, ascending, the first 0;
 *     a page without text begins where the next one does. Empty when the format has no pages
 * @param unreadPages how many pages are scans that nobody has read: what stands in the image is not
 *     in the text, at most a stamp beside it is
 */
public record ExtractedText(String text, List<Integer> pageStarts, int unreadPages) {

  /** A text of which everything was read. */
  public ExtractedText(String text, List<Integer> pageStarts) {
    this(text, pageStarts, 0);
  }

  public ExtractedText {
    pageStarts = List.copyOf(pageStarts);
  }

  /**
   * The page that the character at an offset stands on.
   *
   * @param offset 0 to {@code text.length()}
   * @return 1 or more, or null when the format has no pages
   */
  public Integer pageOf(int offset) {
    if (pageStarts.isEmpty()) {
      return null;
    }
    int found = Collections.binarySearch(pageStarts, offset);
    int page = found >= 0 ? found + 1 : -found - 1;
    while (page < pageStarts.size() && pageStarts.get(page) == offset) {
      page++;
    }
    return page;
  }

  /** The text's length on a page, in UTF-16 code units. */
  public int lengthOf(int page) {
    int end = page == pageStarts.size() ? text.length() : pageStarts.get(page);
    return end - pageStarts.get(page - 1);
  }

  /** The number of pages, or null when the format has none. */
  public Integer pageCount() {
    return pageStarts.isEmpty() ? null : pageStarts.size();
  }
}

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
 * @param recognised what was recognised in images, ascending. Each stretch begins and ends a
 *     paragraph; on a page that was recognised, it is all of the page
 * @param warnings what a reader must know
 */
public record ExtractedText(
    String text,
    List<Integer> pageStarts,
    int unreadPages,
    List<Stretch> recognised,
    List<Warning> warnings) {

  /** A text of which everything was read. */
  public ExtractedText(String text, List<Integer> pageStarts) {
    this(text, pageStarts, 0, List.of(), List.of());
  }

  public ExtractedText {
    pageStarts = List.copyOf(pageStarts);
    recognised = List.copyOf(recognised);
    warnings = List.copyOf(warnings);
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

  public ExtractedText withWarnings(List<Warning> other) {
    return new ExtractedText(text, pageStarts, unreadPages, recognised, other);
  }

  /** How the character at an offset was got. */
  public TextSource sourceAt(int offset) {
    int low = 0;
    int high = recognised.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (recognised.get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    boolean found = low < recognised.size() && recognised.get(low).contains(offset);
    return found ? TextSource.OCR : TextSource.TEXT;
  }

  /** The text on a page, from 1. */
  public String textOf(int page) {
    int end = page == pageStarts.size() ? text.length() : pageStarts.get(page);
    return text.substring(pageStarts.get(page - 1), end).strip();
  }

  /** Whether there is anything to read: a letter or a digit. */
  public boolean isReadable() {
    return text.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** The number of pages, or null when the format has none. */
  public Integer pageCount() {
    return pageStarts.isEmpty() ? null : pageStarts.size();
  }
}

package com.lexintel.extraction.child.content;

import com.lexintel.extraction.ExtractionListener;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PagedText;

/** Counts the pages of the file itself; those of its attachments are not its pages. */
public final class PageCounter {

  private final Metadata metadata;
  private final ExtractionListener listener;
  private int page;

  public PageCounter(Metadata metadata, ExtractionListener listener) {
    this.metadata = metadata;
    this.listener = listener;
  }

  /**
   * A page begins.
   *
   * @param told whether its beginning is told
   */
  void begin(boolean told) {
    page++;
    if (!told) {
      return;
    }
    Integer count = metadata.getInt(PagedText.N_PAGES);
    listener.page(page, count == null || count < page ? null : count);
  }
}

package com.lexintel.extraction;

import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PagedText;

/** Counts the pages of the document itself; those of its attachments are not its pages. */
final class Pages {

  private final Metadata metadata;
  private final PageListener listener;
  private int page;
  private int attachments;

  Pages(Metadata metadata, PageListener listener) {
    this.metadata = metadata;
    this.listener = listener;
  }

  void begin(TextBuffer buffer) {
    if (attachments > 0) {
      return;
    }
    buffer.beginPage();
    page++;
    Integer count = metadata.getInt(PagedText.N_PAGES);
    listener.page(page, count == null || count < page ? null : count);
  }

  void beginAttachment() {
    attachments++;
  }

  void endAttachment() {
    attachments--;
  }
}

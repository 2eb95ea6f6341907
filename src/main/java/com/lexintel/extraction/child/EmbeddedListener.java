package com.lexintel.extraction.child;

import com.lexintel.extraction.ExtractionListener;

/** Tells of scanned pages within what is embedded; they are none of the file's own pages. */
final class EmbeddedListener implements ExtractionListener {
  private final ExtractionListener listener;

  EmbeddedListener(ExtractionListener listener) {
    this.listener = listener;
  }

  @Override
  public void page(int page, Integer pageCount) {
    listener.page(page, pageCount);
  }

  @Override
  public void scannedPage(int number, int count) {
    listener.scannedPage(number, count);
  }
}

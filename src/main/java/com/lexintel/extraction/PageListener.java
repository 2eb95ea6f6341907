package com.lexintel.extraction;

/** Told of each page as its extraction begins, on the thread that extracts. */
@FunctionalInterface
public interface PageListener {

  /**
   * A page begins.
   *
   * @param page 1 or more; slides and sheets count as pages
   * @param pageCount how many there will be, or null when not known beforehand
   */
  void page(int page, Integer pageCount);

  /**
   * The recognition of a scanned page begins.
   *
   * @param number 1 or more, counting only the scanned pages
   * @param count how many pages are recognised in all
   */
  default void scannedPage(int number, int count) {}
}

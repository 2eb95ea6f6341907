package com.lexintel.extraction;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Told of what an extraction comes to as it goes on, on the thread that extracts. */
@FunctionalInterface
public interface ExtractionListener {
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

  /**
   * The text of a scanned page of the file itself was recognised; blank when there is none on it.
   *
   * @param page 1 or more, counting all pages
   */
  default void recognised(int page, String text) throws IOException {}

  /**
   * A file within the file was found. They are told in their order.
   *
   * @param file its bytes. Whoever is told has to delete it: the next is not taken out before
   */
  default void member(Member member, Path file) throws IOException {
    Files.delete(file);
  }
}

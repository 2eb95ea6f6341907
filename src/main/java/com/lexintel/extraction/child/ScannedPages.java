package com.lexintel.extraction.child;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** Finds the pages of a PDF that are scans, where no OCR has read them. */
final class ScannedPages {

  /**
   * In UTF-16 code units. A scanned page in a court's file carries a stamp of 50 to 150 as text.
   */
  static final int LONGEST_STAMP = 200;

  private ScannedPages() {}

  /**
   * The text with its unread pages counted: those that are an image with at most a stamp.
   *
   * @throws ExtractionFailure when every page with text is such a page
   */
  static ExtractedText counted(Path file, ExtractedText text) throws ExtractionFailure {
    int unread = 0;
    boolean someRead = false;
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      int pages = Math.min(text.pageStarts().size(), document.getNumberOfPages());
      for (int page = 1; page <= pages; page++) {
        int length = text.lengthOf(page);
        if (length <= LONGEST_STAMP && PageImages.cover(document.getPage(page - 1))) {
          unread++;
        } else {
          someRead |= length > 0;
        }
      }
    } catch (IOException | RuntimeException e) {
      // The text has been read from this file: what is wrong with its images is not our concern.
      return text;
    }
    if (unread > 0 && !someRead) {
      throw Failures.onlyStamps();
    }
    return new ExtractedText(text.text(), text.pageStarts(), unread);
  }
}

package com.lexintel.extraction.child.pdf;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.Warning.Code;
import com.lexintel.extraction.Warnings;
import com.lexintel.extraction.child.content.Failures;
import com.lexintel.extraction.child.content.PageTexts;
import com.lexintel.extraction.child.content.Stamp;
import com.lexintel.extraction.child.recognition.PageRecognition;
import com.lexintel.extraction.child.recognition.Recogniser;
import com.lexintel.extraction.child.recognition.TextQuality;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Completes the text of a PDF page by page: recognises pages that are images, leaves out letters
 * that the file's fonts do not name, and puts the values of forms on their pages.
 */
public final class PdfPages {

  private final Optional<Recogniser> recogniser;
  private final ExtractionListener listener;
  private final Warnings warnings;
  private final Map<Integer, String> before;
  private final Set<Integer> scanned = new TreeSet<>();
  private final Set<Integer> garbled = new TreeSet<>();
  private final Set<Integer> undrawable = new TreeSet<>();
  private final Set<Integer> unread = new TreeSet<>();
  private boolean blank = true;

  /**
   * @param before the texts of pages that were recognised earlier, by number
   */
  public PdfPages(
      Optional<Recogniser> recogniser,
      ExtractionListener listener,
      Warnings warnings,
      Map<Integer, String> before) {
    this.before = before;
    this.recogniser = recogniser;
    this.listener = listener;
    this.warnings = warnings;
  }

  /**
   * The completed text, with its unread pages counted.
   *
   * @param text as the PDF has it, may be blank
   * @throws ExtractionFailure when there is no text but stamps, with the reason
   */
  public ExtractedText complete(Path file, ExtractedText text) throws ExtractionFailure {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      classify(document, text);
      Map<Integer, String> recognised = recognise(document);
      Map<Integer, String> values = FormValues.of(document);
      unread.addAll(scanned);
      unread.addAll(garbled);
      unread.removeAll(recognised.keySet());
      warn();
      PageTexts pages = new PageTexts(text);
      garbled.forEach(pages::clear);
      recognised.forEach(pages::add);
      values.forEach(pages::add);
      return refuseUnread(pages.text(unread.size(), recognised.keySet()));
    } catch (IOException | RuntimeException e) {
      // The text has been read from this file: what is wrong with its images is not our concern.
      return refuseUnread(text);
    }
  }

  private void warn() {
    for (int page : unread) {
      String detail =
          garbled.contains(page)
              ? "The fonts of this page do not say which letters they show, and it could not be"
                  + " recognised from its image either: its text is missing."
              : "This page is a scan that could not be read: its text is missing.";
      warnings.add(Code.PAGE_NOT_READ, detail, page);
    }
    for (int page : garbled) {
      if (!unread.contains(page)) {
        String detail =
            "The fonts of this page do not say which letters they show. Its text was recognised"
                + " from its image and may have errors.";
        warnings.add(Code.FONT_WITHOUT_MAP, detail, page);
      }
    }
  }

  private ExtractedText refuseUnread(ExtractedText text) throws ExtractionFailure {
    if (!text.isReadable()) {
      throw Failures.noTextInPdf(blank, !garbled.isEmpty(), recogniser.isPresent());
    }
    boolean someRead =
        IntStream.rangeClosed(1, text.pageStarts().size())
            .anyMatch(page -> !unread.contains(page) && !text.textOf(page).isEmpty());
    if (!unread.isEmpty() && !someRead) {
      throw Failures.onlyStamps(recogniser.isPresent());
    }
    return text;
  }

  private void classify(PDDocument document, ExtractedText text) throws IOException {
    int number = 0;
    // A page is found by its number only by going through those before it.
    for (PDPage page : document.getPages()) {
      number++;
      if (number > text.pageStarts().size()) {
        return;
      }
      String own = text.textOf(number);
      boolean isShort = own.length() <= Stamp.LONGEST;
      if (isShort || Fonts.haveDoubtful(page.getResources())) {
        classify(number, own, PageContent.of(page));
      } else {
        blank = false;
      }
      if (!own.isEmpty() && CoveredText.isOn(page)) {
        String detail =
            "A filled box covers words on this page. They can be copied from the file, and are in"
                + " the text here.";
        warnings.add(Code.TEXT_UNDER_REDACTION, detail, number);
      }
    }
  }

  private void classify(int number, String own, PageContent content) {
    blank &= content.isEmpty();
    boolean isGarbled = !own.isBlank() && TextQuality.isGarbled(own);
    if (content.hasUnmappedText() && isGarbled) {
      garbled.add(number);
      if (!content.isDrawable()) {
        undrawable.add(number);
      }
    } else if (content.isCoveredByImages() && content.hasHiddenText()) {
      // An earlier recognition: good enough unless its words are none.
      if (isGarbled) {
        garbled.add(number);
      }
    } else if (own.isEmpty() ? content.hasImages() : isStampedScan(own, content)) {
      scanned.add(number);
    }
  }

  private static boolean isStampedScan(String own, PageContent content) {
    return own.length() <= Stamp.LONGEST && content.isCoveredByImages();
  }

  private Map<Integer, String> recognise(PDDocument document) throws IOException {
    Set<Integer> wanted = new TreeSet<>(scanned);
    wanted.addAll(garbled);
    wanted.removeAll(undrawable);
    if (recogniser.isEmpty() || wanted.isEmpty()) {
      return new TreeMap<>();
    }
    return new PageRecognition(recogniser.get(), listener, before)
        .of(wanted, new PdfImages(document));
  }
}

package com.lexintel.extraction.child.pdf;

import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.child.recognition.PageRecognition;
import com.lexintel.extraction.child.recognition.Recogniser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The scanned pages of PDF files within other files: their text, or how many were not read. */
public final class AttachedScans {

  private final Optional<Recogniser> recogniser;
  private final ExtractionListener listener;

  public AttachedScans(Optional<Recogniser> recogniser, ExtractionListener listener) {
    this.recogniser = recogniser;
    this.listener = listener;
  }

  /**
   * What the scanned pages of a PDF say.
   *
   * @param text blank when nothing was recognised
   * @param unread how many of the pages could not be read
   */
  public record Reading(String text, int unread) {
    private static final Reading NOTHING = new Reading("", 0);
  }

  /** What to add to the text of a PDF. */
  public Reading read(Path pdf) {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      Set<Integer> scans = new TreeSet<>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        if (PageContent.of(document.getPage(page - 1)).isScan()) {
          scans.add(page);
        }
      }
      return scans.isEmpty() ? Reading.NOTHING : read(document, scans);
    } catch (IOException | RuntimeException e) {
      // That the file cannot be read in full is said already.
      return Reading.NOTHING;
    }
  }

  private Reading read(PDDocument document, Set<Integer> scans) throws IOException {
    Map<Integer, String> recognised =
        recogniser.isEmpty()
            ? new TreeMap<>()
            : new PageRecognition(recogniser.get(), listener, Map.of())
                .of(scans, new PdfImages(document));
    return new Reading(String.join("\n\n", recognised.values()), scans.size() - recognised.size());
  }
}

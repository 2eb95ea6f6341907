package com.lexintel.extraction.child.pdf;

import com.lexintel.extraction.PageListener;
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
  private final PageListener listener;

  public AttachedScans(Optional<Recogniser> recogniser, PageListener listener) {
    this.recogniser = recogniser;
    this.listener = listener;
  }

  /** What to add to the text of a PDF; empty when it has no scanned page. */
  public String textOf(Path pdf, String which) {
    try (PDDocument document = Loader.loadPDF(pdf.toFile())) {
      Set<Integer> scans = new TreeSet<>();
      for (int page = 1; page <= document.getNumberOfPages(); page++) {
        if (PageContent.of(document.getPage(page - 1)).isScan()) {
          scans.add(page);
        }
      }
      return scans.isEmpty() ? "" : textOf(document, scans, which);
    } catch (IOException | RuntimeException e) {
      // That the file cannot be read in full is said already.
      return "";
    }
  }

  private String textOf(PDDocument document, Set<Integer> scans, String which) throws IOException {
    Map<Integer, String> recognised =
        recogniser.isEmpty()
            ? new TreeMap<>()
            : new PageRecognition(recogniser.get(), listener).of(scans, new PdfImages(document));
    int unread = scans.size() - recognised.size();
    String text = String.join("\n\n", recognised.values());
    return unread == 0
        ? text
        : text
            + "\n\n["
            + which
            + (unread == 1
                ? " has a scanned page that was not read.]"
                : " has " + unread + " scanned pages that were not read.]");
  }
}

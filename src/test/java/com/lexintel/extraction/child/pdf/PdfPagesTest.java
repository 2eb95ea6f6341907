package com.lexintel.extraction.child.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.Warnings;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfPagesTest {

  private static final String STAMP = "Appeal: 17-2218 Doc: 17 Filed: 10/31/2017 Pg: 1 of 1";
  private static final String PROSE =
      "The motion to dismiss is denied for these reasons. ".repeat(6);
  private static final float WHOLE_PAGE = 1;
  private static final float LETTERHEAD = 0.3f;

  @TempDir private Path directory;

  @Test
  void aScanOfWhichOnlyTheStampCouldBeReadHasNoText() throws Exception {
    Path scan = pdf(new Page(STAMP, WHOLE_PAGE), new Page("", WHOLE_PAGE));

    ExtractionFailure failure =
        assertThrows(ExtractionFailure.class, () -> complete(scan, text(STAMP, "")));

    assertEquals(Code.NO_TEXT_FOUND, failure.code());
    assertTrue(failure.getMessage().contains("Tesseract"), failure.getMessage());
  }

  @Test
  void countsTheScansBetweenPagesThatWereRead() throws Exception {
    Path filing = pdf(new Page(PROSE, 0), new Page(STAMP, WHOLE_PAGE), new Page("", WHOLE_PAGE));

    assertEquals(2, complete(filing, text(PROSE, STAMP, "")).unreadPages());
  }

  @Test
  void aShortPageIsNoScan() throws Exception {
    Path letter = pdf(new Page("Exhibit A", 0), new Page("Regards", LETTERHEAD), new Page("", 0));

    assertEquals(0, complete(letter, text("Exhibit A", "Regards", "")).unreadPages());
  }

  @Test
  void aScanWithItsTextBehindItIsRead() throws Exception {
    Path recognised = pdf(new Page(PROSE, WHOLE_PAGE));

    assertEquals(0, complete(recognised, text(PROSE)).unreadPages());
  }

  private static ExtractedText complete(Path file, ExtractedText text) throws ExtractionFailure {
    return new PdfPages(Optional.empty(), (page, of) -> {}, new Warnings(), Map.of())
        .complete(file, text);
  }

  private record Page(String text, float image) {}

  private static ExtractedText text(String... pages) {
    List<Integer> starts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (String page : pages) {
      starts.add(text.length());
      text.append(page);
    }
    return new ExtractedText(text.toString(), starts);
  }

  private Path pdf(Page... pages) throws IOException {
    Path file = directory.resolve("filing.pdf");
    try (PDDocument document = new PDDocument()) {
      for (Page page : pages) {
        add(document, page);
      }
      document.save(file.toFile());
    }
    return file;
  }

  private static void add(PDDocument document, Page page) throws IOException {
    PDPage sheet = new PDPage();
    document.addPage(sheet);
    float width = sheet.getCropBox().getWidth();
    float height = sheet.getCropBox().getHeight();
    try (PDPageContentStream content = new PDPageContentStream(document, sheet)) {
      if (page.image() > 0) {
        BufferedImage image = new BufferedImage(17, 22, BufferedImage.TYPE_BYTE_GRAY);
        content.drawImage(
            LosslessFactory.createFromImage(document, image), 0, 0, width, height * page.image());
      }
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 8);
      content.newLineAtOffset(30, 30);
      content.showText(page.text());
      content.endText();
    }
  }
}

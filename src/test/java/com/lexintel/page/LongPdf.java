package com.lexintel.page;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Random;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** A file of many pages, most of which say nothing in two thousand bytes. */
final class LongPdf {
  private static final int BYTES = 2_000;

  private LongPdf() {}

  /**
   * @param spoken the first of two pages that tell their number
   */
  static byte[] of(int pages, int spoken) {
    Random random = new Random(1);
    PDFont font = new PDType1Font(FontName.TIMES_ROMAN);
    try (PDDocument document = new PDDocument()) {
      for (int number = 1; number <= pages; number++) {
        PDPage page = new PDPage();
        document.addPage(page);
        if (number == spoken || number == spoken + 1) {
          tellNumber(document, page, font, number, pages);
        } else {
          page.setResources(new PDResources());
          page.setContents(remark(document, random));
        }
      }
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      document.save(file);
      return file.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tellNumber(
      PDDocument document, PDPage page, PDFont font, int number, int pages) throws IOException {
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(font, 14);
      content.newLineAtOffset(72, 700);
      content.showText(
          "This is page number " + number + " of the record, which has " + pages + ".");
      content.endText();
    }
  }

  private static PDStream remark(PDDocument document, Random random) throws IOException {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    PDStream stream = new PDStream(document);
    try (OutputStream out = stream.createOutputStream()) {
      out.write(("% " + Base64.getEncoder().encodeToString(bytes) + "\n").getBytes(ISO_8859_1));
    }
    return stream;
  }
}

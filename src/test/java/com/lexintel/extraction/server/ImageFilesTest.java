package com.lexintel.extraction.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.ExtractionRequest;
import com.lexintel.extraction.Member;
import com.lexintel.extraction.PageImages;
import com.lexintel.extraction.Requests;
import com.lexintel.extraction.TextSource;
import com.lexintel.extraction.Warning;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Image files, recognised in the real process. */
@Timeout(120)
class ImageFilesTest {

  private static final String LINE = "The lease is void from the first day.";
  private static final ExtractionListener NOBODY = (page, pageCount) -> {};
  private static final TextExtractor EXTRACTOR =
      new TextExtractor(1_000_000, "256m", Duration.ofMinutes(1));

  @TempDir private Path directory;

  @AfterAll
  static void end() {
    EXTRACTOR.close();
  }

  @ParameterizedTest
  @CsvSource({"png, 1", "png, 10", "png, 2", "jpg, 1", "tiff, 12", "png, 11"})
  void theTextOfAnImageIsRead(String format, int type) throws Exception {
    Path file = PageImages.write(PageImages.page(LINE, type), format, directory.resolve("scan"));

    ExtractedText text = EXTRACTOR.extract(Requests.of(file), NOBODY);

    assertTrue(text.text().contains(LINE), text.text());
    assertEquals(1, text.pageCount());
    assertEquals(TextSource.OCR, text.sourceAt(0));
    assertEquals(List.of(), text.warnings());
  }

  @Test
  void eachImageOfATiffIsAPageAndIsTold() throws Exception {
    Path file =
        PageImages.tiff(
            directory.resolve("fax.tif"),
            "CCITT T.6",
            150,
            150,
            bilevel("Page one begins."),
            new BufferedImage(1240, 800, BufferedImage.TYPE_BYTE_BINARY),
            bilevel("Page three begins."));
    List<String> heard = new ArrayList<>();
    ExtractionListener listener =
        new ExtractionListener() {
          @Override
          public void page(int page, Integer pageCount) {}

          @Override
          public void scannedPage(int number, int count) {
            heard.add(number + "/" + count);
          }
        };

    ExtractedText text = EXTRACTOR.extract(Requests.of(file), listener);

    assertEquals(3, text.pageCount());
    assertTrue(text.textOf(1).startsWith("Page one begins."), text.text());
    assertEquals("", text.textOf(2));
    assertTrue(text.textOf(3).startsWith("Page three begins."), text.text());
    assertEquals(List.of("1/3", "2/3", "3/3"), heard);
    assertEquals(List.of(), text.warnings());
  }

  @Test
  void aFaxOfHalfTheResolutionDownIsRead() throws Exception {
    BufferedImage flat = scaled(bilevel(LINE), 1, 0.5);
    Path file = PageImages.tiff(directory.resolve("fax.tif"), "CCITT T.4", 204, 98, flat);

    assertTrue(EXTRACTOR.extract(Requests.of(file), NOBODY).text().contains(LINE));
  }

  @Test
  void aPageUpsideDownIsRead() throws Exception {
    BufferedImage page = PageImages.page(LINE, BufferedImage.TYPE_BYTE_GRAY);
    AffineTransform turn =
        AffineTransform.getRotateInstance(Math.PI, page.getWidth() / 2.0, page.getHeight() / 2.0);
    Path file =
        PageImages.write(
            new AffineTransformOp(turn, AffineTransformOp.TYPE_BILINEAR).filter(page, null),
            "png",
            directory.resolve("scan"));

    assertTrue(EXTRACTOR.extract(Requests.of(file), NOBODY).text().contains(LINE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "tiff"})
  void anImageThatWasCutShortIsDamaged(String format) throws Exception {
    Path whole = PageImages.write(PageImages.page(LINE, 1), format, directory.resolve("whole"));
    byte[] bytes = Files.readAllBytes(whole);
    Path file = Files.write(directory.resolve("cut"), Arrays.copyOf(bytes, bytes.length * 3 / 4));

    assertEquals(Code.CORRUPT_DOCUMENT, failure(file).code());
  }

  @Test
  void anImageOf900MillionPixelsIsRefusedWithTheReason() throws Exception {
    Path file = PageImages.write(PageImages.page(LINE, 1), "png", directory.resolve("scan"));
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).putInt(16, 30_000).putInt(20, 30_000);
    Files.write(file, bytes);

    ExtractionFailure failure = failure(file);

    assertEquals(Code.NO_TEXT_FOUND, failure.code());
    assertTrue(failure.getMessage().contains("100,000,000 pixels"), failure.getMessage());
  }

  @Test
  void aPageThatIsTooLargeIsNamedAndTheOthersAreRead() throws Exception {
    BufferedImage huge = new BufferedImage(10_001, 10_000, BufferedImage.TYPE_BYTE_BINARY);
    Path file =
        PageImages.tiff(directory.resolve("two.tif"), "Deflate", 300, 300, bilevel(LINE), huge);

    ExtractedText text = EXTRACTOR.extract(Requests.of(file), NOBODY);

    assertTrue(text.text().contains(LINE));
    assertEquals(1, text.unreadPages());
    Warning warning = text.warnings().get(0);
    assertEquals(Warning.Code.PAGE_NOT_READ, warning.code());
    assertEquals(2, warning.page());
    assertTrue(warning.detail().contains("pixels"), warning::toString);
  }

  @Test
  void aScanAttachedToAMessageIsReadWhateverItIsCalled() throws Exception {
    Path scan = PageImages.write(PageImages.page(LINE, 1), "png", directory.resolve("scan"));
    String message =
        """
        From: anna@firm.example
        Subject: Lease
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain

        The lease is attached.
        --b
        Content-Type: application/octet-stream; name=lease
        Content-Disposition: attachment; filename=lease
        Content-Transfer-Encoding: base64

        """
            + Base64.getMimeEncoder().encodeToString(Files.readAllBytes(scan))
            + "\n--b--\n";
    Path file = Files.writeString(directory.resolve("lease.eml"), message);

    Path found = directory.resolve("found");
    ExtractionListener listener =
        new ExtractionListener() {
          @Override
          public void page(int page, Integer pageCount) {}

          @Override
          public void member(Member member, Path attached) throws IOException {
            assertEquals(new Member(1, "lease", "image/png"), member);
            Files.copy(attached, found);
          }
        };
    ExtractedText text = EXTRACTOR.extract(Requests.of(file), listener);
    ExtractedText lease = EXTRACTOR.extract(Requests.of(found), NOBODY);

    assertEquals(TextSource.OCR, lease.sourceAt(lease.text().indexOf(LINE)), lease.text());
    assertFalse(text.text().contains(LINE), text.text());
    assertEquals(List.of(), text.warnings());
  }

  @ParameterizedTest
  @ValueSource(doubles = {-6, -3, 3, 6})
  void aPageThatLiesAskewIsStraightened(double degrees) throws Exception {
    BufferedImage straight = PageImages.page(LINE, BufferedImage.TYPE_BYTE_GRAY);
    BufferedImage askew = new BufferedImage(1240, 1000, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = askew.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 1240, 1000);
    graphics.rotate(Math.toRadians(degrees), 620, 500);
    graphics.drawImage(straight, 0, 100, null);
    graphics.dispose();
    Path file = PageImages.write(askew, "png", directory.resolve("askew.png"));

    String text = EXTRACTOR.extract(Requests.of(file), NOBODY).text();

    assertTrue(text.contains(LINE), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "adobe", "luminance"})
  void imagesInTheColoursOfPrintingAreRead(String kind) throws Exception {
    Path file = FourColourImages.jpeg(PageImages.page(LINE, 1), kind, directory.resolve("c.jpg"));

    String text = EXTRACTOR.extract(Requests.of(file), NOBODY).text();

    assertTrue(text.contains(LINE), text);
  }

  @Test
  void aScanThatWasPastedIntoAWordFileIsRead() throws Exception {
    Path file = directory.resolve("pasted.docx");
    Path scan = PageImages.write(PageImages.page(LINE, 1), "png", directory.resolve("scan"));
    try (XWPFDocument document = new XWPFDocument();
        InputStream image = Files.newInputStream(scan);
        OutputStream out = Files.newOutputStream(file)) {
      document.createParagraph().createRun().setText("See the scan.");
      document
          .createParagraph()
          .createRun()
          .addPicture(image, PictureType.PNG, "scan.png", 400, 300);
      document.write(out);
    }

    ExtractedText text = EXTRACTOR.extract(Requests.of(file), NOBODY);

    assertEquals(TextSource.OCR, text.sourceAt(text.text().indexOf(LINE)), text.text());
    assertEquals(TextSource.TEXT, text.sourceAt(text.text().indexOf("See the scan.")));
    assertEquals(List.of(), text.warnings());
  }

  @Test
  void aScanInJpeg2000IsRead() throws Exception {
    Path scan = PageImages.write(PageImages.page(LINE, 10), "jpeg2000", directory.resolve("scan"));
    Path file = directory.resolve("scan.pdf");
    try (PDDocument document = new PDDocument();
        InputStream image = Files.newInputStream(scan)) {
      PDPage page = new PDPage(new PDRectangle(620, 400));
      document.addPage(page);
      PDImageXObject drawn =
          new PDImageXObject(
              document, image, COSName.JPX_DECODE, 1240, 800, 8, PDDeviceGray.INSTANCE);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawImage(drawn, 0, 0, 620, 400);
      }
      document.save(file.toFile());
    }

    ExtractedText text = EXTRACTOR.extract(Requests.of(file), NOBODY);

    assertTrue(text.text().contains(LINE), text.text());
    assertEquals(TextSource.OCR, text.sourceAt(0));
  }

  @Test
  void twoColumnsAreReadOneAfterTheOther() throws Exception {
    BufferedImage image = new BufferedImage(1240, 1600, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 1240, 1600);
    graphics.setColor(Color.BLACK);
    graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 30));
    String[] left = {
      "The tenant shall pay the", "rent on the first day of", "every month in advance."
    };
    String[] right = {
      "Notice shall be given in", "writing and delivered by", "hand to the other party."
    };
    for (int line = 0; line < 30; line++) {
      graphics.drawString(left[line % 3], 130, 150 + line * 45);
      graphics.drawString(right[line % 3], 700, 150 + line * 45);
    }
    graphics.dispose();
    Path file = PageImages.write(image, "png", directory.resolve("columns.png"));

    String text = EXTRACTOR.extract(Requests.of(file), NOBODY).text().replaceAll("\\s+", " ");

    assertTrue(text.contains(String.join(" ", left)), text);
    assertTrue(text.contains(String.join(" ", right)), text);
  }

  @Test
  void pagesThatAnEarlierAttemptHasReadAreNotReadAgain() throws Exception {
    BufferedImage page = bilevel(LINE);
    Path file =
        PageImages.tiff(directory.resolve("3.tif"), "CCITT T.6", 150, 150, page, page, page);
    List<String> heard = new ArrayList<>();
    ExtractionListener listener =
        new ExtractionListener() {
          @Override
          public void page(int number, Integer pageCount) {}

          @Override
          public void scannedPage(int number, int count) {
            heard.add("begins " + number + " of " + count);
          }

          @Override
          public void recognised(int number, String text) {
            heard.add(number + " " + text.strip());
          }
        };
    ExtractionRequest request =
        new ExtractionRequest(file, Requests.GENEROUS, Map.of(1, "Read before.", 3, "As well."));

    String text = EXTRACTOR.extract(request, listener).text();

    assertEquals(2, heard.size(), heard::toString);
    assertEquals("begins 3 of 3", heard.get(0));
    assertTrue(heard.get(1).startsWith("2 " + LINE), heard::toString);
    assertTrue(text.startsWith("Read before.\n\n" + LINE), text);
    assertTrue(text.endsWith("\n\nAs well."), text);
  }

  @Test
  void anImageWithoutWordsHasNoText() throws Exception {
    BufferedImage blank = new BufferedImage(800, 800, BufferedImage.TYPE_BYTE_BINARY);

    assertEquals(
        Code.NO_TEXT_FOUND,
        failure(PageImages.write(blank, "png", directory.resolve("blank"))).code());
  }

  private static ExtractionFailure failure(Path file) {
    return assertThrows(
        ExtractionFailure.class, () -> EXTRACTOR.extract(Requests.of(file), NOBODY));
  }

  private static BufferedImage bilevel(String line) {
    return PageImages.page(line, BufferedImage.TYPE_BYTE_BINARY);
  }

  private static BufferedImage scaled(BufferedImage image, double across, double down)
      throws IOException {
    AffineTransform scale = AffineTransform.getScaleInstance(across, down);
    int width = (int) (image.getWidth() * across);
    int height = (int) (image.getHeight() * down);
    BufferedImage smaller = new BufferedImage(width, height, image.getType());
    return new AffineTransformOp(scale, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
        .filter(image, smaller);
  }
}

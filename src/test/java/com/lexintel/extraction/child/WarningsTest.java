package com.lexintel.extraction.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.Requests;
import com.lexintel.extraction.Samples;
import com.lexintel.extraction.Warning;
import com.lexintel.extraction.Warning.Code;
import java.awt.Color;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationSquare;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a document beside its text. */
class WarningsTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "complaint.pdf",
        "memorandum.docx",
        "letter.odt",
        "notice.rtf",
        "correspondence.eml",
        "survey.msg",
        "hire-account.xlsx",
        "opening-statement.pptx"
      })
  void ofMostDocumentsThereIsNothingToSay(String sample) throws Exception {
    assertEquals(List.of(), warnings(Samples.path(sample)));
  }

  @ParameterizedTest
  @CsvSource({
    "d01-tracked-changes.docx, DELETED_TEXT_LEFT_OUT",
    "s12-odt-tracked-change-comment-footnote.odt, DELETED_TEXT_LEFT_OUT",
    "p08b-type0-identity-no-tounicode-2-of-3-pages.pdf, PAGE_NOT_READ"
  })
  void whatWasLeftOutIsSaid(String name, Code code) throws Exception {
    List<Warning> warnings = warnings(field(name));

    assertTrue(warnings.stream().anyMatch(warning -> warning.code() == code), warnings::toString);
  }

  @Test
  void aPageThatWasNotReadIsNamed() throws Exception {
    List<Warning> warnings = warnings(field("p08b-type0-identity-no-tounicode-2-of-3-pages.pdf"));

    assertEquals(List.of(1, 2), warnings.stream().map(Warning::page).toList(), warnings::toString);
  }

  @Test
  void deletedTextOfRtfIsSaid() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("deed.rtf"),
            "{\\rtf1\\pard The rent is {\\deleted 100}{\\revised 90}.\\par}");

    assertEquals(List.of(Code.DELETED_TEXT_LEFT_OUT), codes(file));
  }

  @Test
  void textUnderABoxIsSaidAndItsPageNamed() throws Exception {
    Path file = directory.resolve("redacted.pdf");
    try (PDDocument document = new PDDocument()) {
      page(document, "Nothing is hidden here.", content -> {});
      page(document, "The informant is John Smith.", content -> box(content, 690, 15));
      document.save(file.toFile());
    }

    List<Warning> warnings = warnings(file);

    assertEquals(List.of(Code.TEXT_UNDER_REDACTION), warnings.stream().map(Warning::code).toList());
    assertEquals(2, warnings.get(0).page());
  }

  @Test
  void textUnderABlackAnnotationIsSaid() throws Exception {
    Path file = directory.resolve("redacted.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = page(document, "The informant is John Smith.", content -> {});
      PDAnnotationSquare square = new PDAnnotationSquare();
      square.setRectangle(new PDRectangle(100, 690, 300, 20));
      square.setInteriorColor(new PDColor(new float[] {0, 0, 0}, PDDeviceRGB.INSTANCE));
      page.getAnnotations().add(square);
      document.save(file.toFile());
    }

    assertEquals(List.of(Code.TEXT_UNDER_REDACTION), codes(file));
  }

  @Test
  void aBackgroundAndALineThroughTheTextHideNothing() throws Exception {
    Path file = directory.resolve("struck.pdf");
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.setNonStrokingColor(Color.YELLOW);
        box(content, 690, 15);
        content.setNonStrokingColor(Color.BLACK);
        write(content, "The informant is John Smith.");
        box(content, 703.2f, 1);
      }
      document.save(file.toFile());
    }

    assertEquals(List.of(), codes(file));
  }

  @Test
  void theFieldOfAFormHidesOnlyItsLine() throws Exception {
    Path file = directory.resolve("form.pdf");
    try (PDDocument document = new PDDocument()) {
      page(document, "Your name: ________________________", content -> box(content, 690, 15));
      document.save(file.toFile());
    }

    assertEquals(List.of(), codes(file));
  }

  @Test
  void aTemplateElsewhereIsSaid() throws Exception {
    String relations =
        "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            + relation("attachedTemplate", "http://evil.example/t.dotm")
            + relation("hyperlink", "http://court.example/")
            + "</Relationships>";
    Path file = directory.resolve("memorandum.docx");
    try (ZipFile zip = new ZipFile(Samples.path("memorandum.docx").toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(file))) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream in = zip.getInputStream(entry)) {
          in.transferTo(out);
        }
      }
      out.putNextEntry(new ZipEntry("word/_rels/settings.xml.rels"));
      out.write(relations.getBytes(StandardCharsets.UTF_8));
    }

    List<Warning> warnings = warnings(file);

    assertEquals(1, warnings.size(), warnings::toString);
    assertEquals(Code.EXTERNAL_CONTENT, warnings.get(0).code());
    assertTrue(warnings.get(0).detail().contains("http://evil.example/t.dotm"));
  }

  private static String relation(String type, String target) {
    return "<Relationship Id='r1' TargetMode='External' Target='%s' Type='http://x/%s'/>"
        .formatted(target, type);
  }

  @Test
  void ofManyAlikeTheFirstAreSaidAndTheRestCounted() throws Exception {
    Path file = directory.resolve("redacted.pdf");
    try (PDDocument document = new PDDocument()) {
      for (int i = 0; i < 25; i++) {
        page(document, "The informant is John Smith.", content -> box(content, 690, 15));
      }
      document.save(file.toFile());
    }

    List<Warning> warnings = warnings(file);

    assertEquals(21, warnings.size());
    assertEquals("The same is true 5 more times.", warnings.get(20).detail());
  }

  private interface Drawing {
    void on(PDPageContentStream content) throws IOException;
  }

  private static PDPage page(PDDocument document, String text, Drawing after) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      write(content, text);
      after.on(content);
    }
    return page;
  }

  private static void write(PDPageContentStream content, String text) throws IOException {
    content.beginText();
    content.setFont(new PDType1Font(FontName.HELVETICA), 12);
    content.newLineAtOffset(72, 700);
    content.showText(text);
    content.endText();
  }

  private static void box(PDPageContentStream content, float y, float height) throws IOException {
    content.addRect(150, y, 200, height);
    content.fill();
  }

  private static Path field(String name) throws Exception {
    return Path.of(WarningsTest.class.getResource("/field/" + name).toURI());
  }

  private static List<Code> codes(Path file) throws Exception {
    return warnings(file).stream().map(Warning::code).toList();
  }

  private static List<Warning> warnings(Path file) throws Exception {
    return new DocumentParser(1_000_000, Requests.SPOOL)
        .parse(Requests.of(file), (page, of) -> {})
        .warnings();
  }
}

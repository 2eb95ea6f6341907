package com.lexintel.extraction.child;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.Requests;
import com.lexintel.extraction.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentParserTest {

  private static final ExtractionListener NOBODY = (page, pageCount) -> {};

  private final DocumentParser parser = new DocumentParser(50_000_000, Requests.SPOOL);

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "memorandum.docx | See Tolliver v. Brightwater Lines, 88 F.3d 412, 415 (9th Cir. 1996).",
        "letter.odt | Coastal Freight Partners, Inc. disputes that any hire is owed.",
        "order.txt | Marguerite Oyelaran, U.S.D.J. \u2014 \u00a7 1404(a) caf\u00e9",
        "order-utf16.txt | The motion to dismiss is DENIED \u2014 \u00a7 12(b).",
        "notes.md | - notice given June 2",
        "notice.rtf | in five days\u2019 time.",
        "docket.html | Complaint filed on January 17, 2024.",
        "survey.msg | The surveyor found the full weight on board.",
        "stipulation.wpd | The parties agree that the survey report is authentic.",
        "hire-account.xlsx | Larkspur\t11900",
        "opening-statement.pptx | The charter is plain: hire is due in advance."
      })
  void readsEveryFormat(String sample, String expected) throws Exception {
    String text = extract(sample).text();

    assertTrue(text.contains(expected), text);
  }

  @Test
  void readsAPdfPageByPage() throws Exception {
    List<String> heard = new ArrayList<>();

    ExtractedText complaint =
        parser.parse(
            Requests.of(Samples.path("complaint.pdf")), (page, of) -> heard.add(page + "/" + of));

    assertEquals(List.of("1/3", "2/3", "3/3"), heard);
    assertEquals(3, complaint.pageCount());
    assertEquals(
        List.of(
            0, complaint.text().indexOf("2. Under"), complaint.text().indexOf("4. Plaintiff with")),
        complaint.pageStarts());
  }

  @Test
  void slidesAndSheetsArePages() throws Exception {
    ExtractedText slides = extract("opening-statement.pptx");
    ExtractedText sheets = extract("hire-account.xlsx");

    assertEquals(List.of(0, slides.text().indexOf("Chronology")), slides.pageStarts());
    assertEquals(List.of(0, sheets.text().indexOf("Substitute")), sheets.pageStarts());
  }

  @Test
  void aTableRowIsALine() throws Exception {
    String expected = "Period\tHire paid\nMarch 3 to March 17\t$213,750\nJune 1 to June 15\tnone\n";

    assertTrue(extract("memorandum.docx").text().contains(expected));
    assertTrue(extract("docket.html").text().contains("1\tComplaint\n2\tSummons & return"));
  }

  @Test
  void scriptsAndStylesAreNotText() throws Exception {
    String text = extract("docket.html").text();

    assertFalse(text.contains("hidden") || text.contains("color"), text);
  }

  @Test
  void aMessageComesWithItsHeading() throws Exception {
    ExtractedText message = extract("correspondence.eml");

    assertTrue(
        message
            .text()
            .startsWith(
                """
                From: Odalys Brenninkmeyer <odalys@brenninkmeyer.example>
                To: Tobias Quillfeather <tobias@quillfeather.example>
                Date: 2023-06-02T09:14:00Z
                Subject: Charter of the Larkspur

                Dear Tobias,

                please serve\
                """),
        message.text());
  }

  @Test
  void elementsNestedTooDeeplyAreSaidToBeThat() throws Exception {
    Path file = write(("<html><body>" + "<table><tr><td>x".repeat(2_000)).getBytes(ISO_8859_1));

    ExtractionFailure failure =
        assertThrows(ExtractionFailure.class, () -> parser.parse(Requests.of(file), NOBODY));

    assertEquals(Code.CORRUPT_DOCUMENT, failure.code());
    assertTrue(failure.getMessage().contains("nested"), failure.getMessage());
  }

  @ParameterizedTest
  @CsvSource({
    "complaint-encrypted.pdf, ENCRYPTED_DOCUMENT, password",
    "memorandum-encrypted.docx, ENCRYPTED_DOCUMENT, password",
    "complaint-truncated.pdf, CORRUPT_DOCUMENT, ends early",
    "memorandum-truncated.docx, CORRUPT_DOCUMENT, ends early",
    "gif-renamed.pdf, CORRUPT_DOCUMENT, not a document",
    "blank.txt, NO_TEXT_FOUND, No text"
  })
  void saysWhyThereIsNoText(String sample, Code code, String words) {
    ExtractionFailure failure = assertThrows(ExtractionFailure.class, () -> extract(sample));

    assertEquals(code, failure.code());
    assertTrue(failure.getMessage().contains(words), failure.getMessage());
  }

  @Test
  void aScanSaysWhatWouldHelp() {
    ExtractionFailure failure =
        assertThrows(ExtractionFailure.class, () -> extract("affidavit-scanned.pdf"));

    assertEquals(Code.NO_TEXT_FOUND, failure.code());
    assertTrue(failure.getMessage().contains("Tesseract"), failure.getMessage());
  }

  @Test
  void aMissingOriginalIsNotTheDocumentsFault() {
    ExtractionFailure failure =
        assertThrows(
            ExtractionFailure.class,
            () -> parser.parse(Requests.of(directory.resolve("gone")), NOBODY));

    assertEquals(Code.STORAGE_UNAVAILABLE, failure.code());
    assertEquals("storage_unavailable", failure.code().contractCode());
  }

  @ParameterizedTest
  @ValueSource(strings = {"complaint.pdf", "memorandum.docx", "order.txt", "correspondence.eml"})
  void tooMuchTextIsRefused(String sample) throws Exception {
    int length = extract(sample).text().length();

    assertEquals(
        length,
        new DocumentParser(length, Requests.SPOOL)
            .parse(Requests.of(Samples.path(sample)), NOBODY)
            .text()
            .length());
    ExtractionFailure failure =
        assertThrows(
            ExtractionFailure.class,
            () ->
                new DocumentParser(length - 1, Requests.SPOOL)
                    .parse(Requests.of(Samples.path(sample)), NOBODY));
    assertEquals(Code.TEXT_TOO_LARGE, failure.code());
  }

  private ExtractedText extract(String sample) throws Exception {
    return parser.parse(Requests.of(Samples.path(sample)), NOBODY);
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("document"), bytes);
  }
}

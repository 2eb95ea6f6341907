package com.lexintel.extraction.child;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Half a document must not pass for the document. */
class TruncationCheckTest {

  private static final ExtractionListener NOBODY = (page, pageCount) -> {};

  private final DocumentParser parser = new DocumentParser(50_000_000, Requests.SPOOL);

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {"complaint.pdf", "memorandum.docx", "letter.odt", "survey.msg", "notice.rtf"})
  void aFileCutShortNeverGivesPartOfItsText(String sample) throws Exception {
    byte[] whole = Files.readAllBytes(Samples.path(sample));
    String text = extract(sample).text();

    for (int percent = 0; percent < 100; percent += 5) {
      Path cut = write(Arrays.copyOf(whole, whole.length * percent / 100));
      try {
        assertEquals(text, parser.parse(Requests.of(cut), NOBODY).text(), percent + " %");
      } catch (ExtractionFailure failure) {
        Set<Code> expected =
            EnumSet.of(
                Code.NO_TEXT_FOUND, percent > 0 ? Code.CORRUPT_DOCUMENT : Code.NO_TEXT_FOUND);
        assertTrue(expected.contains(failure.code()), percent + " %: " + failure.code());
      }
    }
  }

  @Test
  void aPdfThatLostItsLastPageIsNotWhole() throws Exception {
    Path lease = Samples.path("lease-pages-first.pdf");
    String bytes = Files.readString(lease, ISO_8859_1);
    assertTrue(
        parser.parse(Requests.of(lease), NOBODY).text().endsWith("The second page of the lease."));

    for (String lost : List.of("6 0 obj", "7 0 obj", "endstream\nendobj\nxref", "xref\n0 8")) {
      Path cut = write(bytes.substring(0, bytes.indexOf(lost)).getBytes(ISO_8859_1));
      ExtractionFailure failure =
          assertThrows(ExtractionFailure.class, () -> parser.parse(Requests.of(cut), NOBODY), lost);
      assertEquals(Code.CORRUPT_DOCUMENT, failure.code());
    }
  }

  @Test
  void aPdfWhoseLastRevisionWasCutIsNotWhole() throws Exception {
    String bytes = Files.readString(Samples.path("complaint.pdf"), ISO_8859_1);
    Path cut = write((bytes + "6 0 obj\n<< /Length 40 >>\nstream\nBT").getBytes(ISO_8859_1));

    ExtractionFailure failure =
        assertThrows(ExtractionFailure.class, () -> parser.parse(Requests.of(cut), NOBODY));

    assertEquals(Code.CORRUPT_DOCUMENT, failure.code());
  }

  @Test
  void whatFollowsTheEndOfAPdfDoesNotMatter() throws Exception {
    String bytes = Files.readString(Samples.path("complaint.pdf"), ISO_8859_1);
    String text = extract("complaint.pdf").text();

    for (String end : List.of("", "\0".repeat(5_000), "\n<html>Thank you</html>\n".repeat(500))) {
      Path file =
          write((bytes.substring(0, bytes.lastIndexOf("%%EOF")) + end).getBytes(ISO_8859_1));
      assertEquals(text, parser.parse(Requests.of(file), NOBODY).text());
    }
  }

  private ExtractedText extract(String sample) throws Exception {
    return parser.parse(Requests.of(Samples.path(sample)), NOBODY);
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("document"), bytes);
  }
}

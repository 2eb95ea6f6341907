package com.lexintel.extraction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.child.DocumentParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypesTest {

  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  private final MediaTypes types = new MediaTypes();

  @TempDir private Path directory;

  @ParameterizedTest
  @CsvSource({
    "complaint.pdf, application/pdf",
    "complaint-encrypted.pdf, application/pdf",
    "complaint-truncated.pdf, application/pdf",
    "affidavit-scanned.pdf, application/pdf",
    "memorandum.docx, " + OFFICE + "wordprocessingml.document",
    "memorandum-truncated.docx, " + OFFICE + "wordprocessingml.document",
    "memorandum-encrypted.docx, application/x-tika-ooxml-protected",
    "hire-account.xlsx, " + OFFICE + "spreadsheetml.sheet",
    "opening-statement.pptx, " + OFFICE + "presentationml.presentation",
    "letter.odt, application/vnd.oasis.opendocument.text",
    "order.txt, text/plain",
    "order-utf16.txt, text/plain",
    "notes.md, text/markdown",
    "notice.rtf, application/rtf",
    "docket.html, text/html",
    "correspondence.eml, message/rfc822",
    "forwarded.eml, message/rfc822",
    "survey.msg, application/vnd.ms-outlook",
    "plain.zip, application/zip",
    "stipulation.wpd, application/vnd.wordperfect"
  })
  void acceptsDocumentsByTheirContent(String sample, String type) throws IOException {
    Path file = Samples.path(sample);

    assertEquals(Optional.of(type), types.of(file, sample));
    if (!sample.endsWith(".md")) {
      assertEquals(Optional.of(type), types.of(file, "brief.xyz"));
      assertEquals(Optional.of(type), types.of(file, null));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = "gif-renamed.pdf")
  void refusesOtherContentUnderARightName(String sample) throws IOException {
    assertEquals(Optional.empty(), types.of(Samples.path(sample), "brief.pdf"));
    assertEquals(Optional.empty(), types.of(Samples.path(sample), "brief.docx"));
    assertEquals(Optional.empty(), types.of(Samples.path(sample), "brief.txt"));
  }

  @Test
  void refusesBytesWithoutMeaning() throws IOException {
    byte[] bytes = new byte[4096];
    new Random(7).nextBytes(bytes);

    assertEquals(Optional.empty(), types.of(write(bytes), "brief.pdf"));
    assertEquals(Optional.empty(), types.of(write(bytes), "brief.txt"));
    assertEquals(Optional.empty(), types.of(write(new byte[0]), "brief.txt"));
    assertEquals(Optional.empty(), types.of(write(new byte[4096]), "brief.txt"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#!/usr/bin/python\nprint('exhibit')\n",
        "diff --git a/contract b/contract\n--- a/contract\n+++ b/contract\n",
        "MEMO\n\nFrom here on, hire is due.\n"
      })
  void anyReadableTextIsPlainText(String text) throws IOException {
    Path file = write(text.getBytes(StandardCharsets.UTF_8));

    assertEquals(Optional.of("text/plain"), types.of(file, "exhibit.txt"));
  }

  @Test
  void aNameMakesMarkdownOnlyOfPlainText() throws IOException {
    assertEquals(Optional.of("text/html"), types.of(Samples.path("docket.html"), "docket.md"));
    assertEquals(Optional.of("text/plain"), types.of(Samples.path("order.txt"), "order.html"));
    assertEquals(Optional.of("text/markdown"), types.of(Samples.path("order.txt"), "ORDER.MD"));
  }

  @Test
  void aDamagedOfficeFileIsLeftToExtractionToExplain() throws Exception {
    byte[] whole = Files.readAllBytes(Samples.path("survey.msg"));
    Path cut = write(Arrays.copyOf(whole, whole.length / 2));

    assertEquals(Optional.of("application/x-tika-msoffice"), types.of(cut, "survey.msg"));
    ExtractionFailure failure =
        assertThrows(
            ExtractionFailure.class,
            () ->
                new DocumentParser(1_000, Requests.SPOOL)
                    .parse(Requests.of(cut), (page, of) -> {}));
    assertTrue(failure.getMessage().contains("damaged"), failure.getMessage());
  }

  @Test
  void anotherKindOfOfficeFileIsRefused() throws Exception {
    Path file = directory.resolve("thumbs");
    try (POIFSFileSystem office = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      office.createDocument(new ByteArrayInputStream(new byte[100]), "256_1");
      office.writeFilesystem(out);
    }

    assertEquals(Optional.empty(), types.of(file, "survey.msg"));
  }

  @Test
  void anExecutableUnderAWordNameIsRefused() throws IOException {
    byte[] executable = Arrays.copyOf("MZ".getBytes(StandardCharsets.US_ASCII), 1024);

    assertEquals(Optional.empty(), types.of(write(executable), "brief.docx"));
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(directory.resolve("upload"), bytes);
  }
}

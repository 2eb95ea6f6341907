package com.lexintel.extraction.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.Member;
import com.lexintel.extraction.Requests;
import com.lexintel.extraction.Samples;
import com.lexintel.extraction.Stretch;
import com.lexintel.extraction.child.DocumentParser;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real parsers in their real process. */
@Timeout(120)
class TextExtractorTest {

  private static final ExtractionListener NOBODY = (page, pageCount) -> {};

  @TempDir private Path directory;

  @Test
  void theProcessReadsWhatTheParserReads() throws Exception {
    List<String> heard = new ArrayList<>();
    Path complaint = Samples.path("complaint.pdf");
    try (TextExtractor extractor = new TextExtractor(1_000_000, "256m", Duration.ofMinutes(1))) {
      ExtractedText text =
          extractor.extract(Requests.of(complaint), (page, of) -> heard.add(page + "/" + of));

      assertEquals(List.of("1/3", "2/3", "3/3"), heard);
      assertEquals(
          new DocumentParser(1_000_000, Requests.SPOOL).parse(Requests.of(complaint), NOBODY),
          text);
      assertTrue(
          extractor
              .extract(Requests.of(Samples.path("order.txt")), NOBODY)
              .text()
              .contains("caf\u00e9"));
    }
  }

  @Test
  void scannedPagesAreRecognised() throws Exception {
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
    try (TextExtractor extractor = new TextExtractor(1_000_000, "256m", Duration.ofMinutes(1))) {
      ExtractedText text =
          extractor.extract(Requests.of(Samples.path("affidavit-scanned.pdf")), listener);

      assertTrue(text.text().contains("AFFIDAVIT"), text.text());
      assertEquals(List.of(new Stretch(0, text.text().length())), text.recognised());
      assertEquals(0, text.unreadPages());
      assertEquals(List.of("1/1"), heard);
    }
  }

  @Test
  void filesInFilesComeOverWithTheirBytes() throws Exception {
    List<String> heard = new ArrayList<>();
    ExtractionListener listener =
        new ExtractionListener() {
          @Override
          public void page(int page, Integer pageCount) {}

          @Override
          public void member(Member member, Path file) throws IOException {
            heard.add(member.number() + " " + member.path() + " " + member.mediaType());
            heard.add(Files.readString(file, StandardCharsets.ISO_8859_1).substring(0, 4));
          }
        };
    try (TextExtractor extractor = new TextExtractor(1_000_000, "256m", Duration.ofMinutes(1))) {
      extractor.extract(Requests.of(Samples.path("correspondence.eml")), listener);
    }

    assertEquals("1 instruction.txt text/plain", heard.get(0));
    assertEquals(List.of("2 complaint.pdf application/pdf", "%PDF"), heard.subList(2, 4));
  }

  @Test
  void aRefusalKeepsItsReasonAndItsCause() {
    try (TextExtractor extractor = new TextExtractor(1_000, "256m", Duration.ofMinutes(1))) {
      ExtractionFailure encrypted =
          assertThrows(
              ExtractionFailure.class,
              () ->
                  extractor.extract(Requests.of(Samples.path("complaint-encrypted.pdf")), NOBODY));
      ExtractionFailure tooLarge =
          assertThrows(
              ExtractionFailure.class,
              () -> extractor.extract(Requests.of(Samples.path("complaint.pdf")), NOBODY));

      assertEquals(Code.ENCRYPTED_DOCUMENT, encrypted.code());
      assertTrue(encrypted.getMessage().contains("password"), encrypted.getMessage());
      assertTrue(encrypted.getCause().getMessage().contains("EncryptedDocumentException"));
      assertEquals(Code.TEXT_TOO_LARGE, tooLarge.code());
    }
  }

  @Test
  void moreTextThanMemoryIsACrashThatSaysSo() throws Exception {
    Path file = Files.writeString(directory.resolve("large.txt"), "All work. ".repeat(3_000_000));
    try (TextExtractor extractor = new TextExtractor(50_000_000, "48m", Duration.ofMinutes(1))) {
      ExtractionFailure failure =
          assertThrows(ExtractionFailure.class, () -> extractor.extract(Requests.of(file), NOBODY));

      assertEquals(Code.EXTRACTION_CRASHED, failure.code());
      assertTrue(failure.getMessage().contains("memory"), failure.getMessage());
      assertNotNull(extractor.extract(Requests.of(Samples.path("order.txt")), NOBODY));
    }
  }

  @Test
  void theProcessEndsAndCleansUpWhenTheServerIsKilled() throws Exception {
    Path pids = directory.resolve("pids");
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    Process server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName(),
                Samples.path("order.txt").toString(),
                pids.toString())
            .redirectErrorStream(true)
            .redirectOutput(new File(directory.toFile(), "server.log"))
            .start();
    await().atMost(60, SECONDS).until(() -> !server.isAlive() || isWritten(pids));
    ProcessHandle child =
        ProcessHandle.of(Long.parseLong(Files.readString(pids).strip())).orElseThrow();

    server.destroyForcibly();

    await().atMost(5, SECONDS).until(() -> !child.isAlive());
    await().atMost(5, SECONDS).until(() -> isEmpty(temporary));
  }

  private static boolean isWritten(Path file) throws Exception {
    return Files.exists(file) && Files.readString(file).endsWith("\n");
  }

  private static boolean isEmpty(Path directory) throws Exception {
    try (Stream<Path> files = Files.list(directory)) {
      return files.noneMatch(file -> file.getFileName().toString().startsWith("lexintel"));
    }
  }
}

package com.lexintel.extraction.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.DamagedDocuments;
import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.ExtractionRequest;
import com.lexintel.extraction.ExtremeDocuments;
import com.lexintel.extraction.MediaTypes;
import com.lexintel.extraction.Requests;
import com.lexintel.extraction.Samples;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the file, its end is a text or a reason, soon, and nobody else notices. */
@Tag("made-to-harm")
@Timeout(value = 20, unit = TimeUnit.MINUTES)
class HostileDocumentsTest {

  private static final ExtractionListener NOBODY = (page, pageCount) -> {};

  /** That of the product: how fast this machine is, is none of these tests' business. */
  private static final Duration LIMIT = Duration.ofMinutes(10);

  private static final Set<Code> UNREADABLE = Set.of(Code.CORRUPT_DOCUMENT, Code.NO_TEXT_FOUND);
  private static final long HEAP_SLACK = 32 << 20;

  private static long heapBefore;
  private static int files;

  private final MediaTypes types = new MediaTypes();
  private final TextExtractor extractor = new TextExtractor(10_000_000, "256m", LIMIT);

  @TempDir private Path directory;

  @BeforeAll
  static void measure() {
    heapBefore = heap();
  }

  @AfterEach
  void end() {
    extractor.close();
  }

  @AfterAll
  static void theHeapIsBackAtItsLevel() {
    assertTrue(files >= 270, () -> files + " files");
    long grown = heap() - heapBefore;
    assertTrue(grown < HEAP_SLACK, () -> "the heap grew by " + grown + " bytes");
  }

  @Test
  void damagedDocumentsEndWithATextOrAReason() throws Exception {
    for (Path file : new DamagedDocuments(directory).write()) {
      Code code = extract(file);

      assertNotEquals(Code.EXTRACTION_CRASHED, code, file::toString);
      assertNotEquals(Code.EXTRACTION_TIMEOUT, code, file::toString);
      assertNotEquals(Code.STORAGE_UNAVAILABLE, code, file::toString);
    }
  }

  @Test
  void poisonousDocumentsHarmNobodyElse() throws Exception {
    for (Path file : new PoisonousDocuments(directory).write()) {
      Code code = extract(file);

      assertNotEquals(Code.EXTRACTION_TIMEOUT, code, file::toString);
      assertTrue(
          extractor
              .extract(Requests.of(Samples.path("order.txt")), NOBODY)
              .text()
              .contains("DENIED"),
          () -> "after " + file);
    }
  }

  @Test
  void hostileArchivesEndAndHarmNobodyElse() throws Exception {
    endAndHarmNobody(new HostileContainers(directory).archives());
  }

  @Test
  void hostileMessagesEndAndHarmNobodyElse() throws Exception {
    endAndHarmNobody(new HostileContainers(directory).messages());
  }

  @Test
  void hostileImagesEndAndHarmNobodyElse() throws Exception {
    endAndHarmNobody(new HostileContainers(directory).images());
  }

  private void endAndHarmNobody(List<Path> hostile) throws Exception {
    for (Path file : hostile) {
      Code code = extract(file);

      assertNotEquals(Code.EXTRACTION_TIMEOUT, code, file::toString);
      assertNotEquals(Code.STORAGE_UNAVAILABLE, code, file::toString);
    }
    ExtractionRequest order = Requests.of(Samples.path("order.txt"));
    assertTrue(extractor.extract(order, NOBODY).text().contains("DENIED"));
  }

  @Test
  void tenThousandPagesAreRead() throws Exception {
    Path file = new ExtremeDocuments(directory).pages(10_000);

    ExtractedText text = extractor.extract(Requests.of(file), NOBODY);

    assertEquals(10_000, text.pageCount());
    assertTrue(text.text().contains("Page 10000."));
    files++;
  }

  @Test
  void aHundredMillionCharactersAreTooMany() throws Exception {
    ExtremeDocuments documents = new ExtremeDocuments(directory);

    assertEquals(Code.TEXT_TOO_LARGE, extract(documents.endlessText()));
    assertEquals(Code.TEXT_TOO_LARGE, extract(documents.endlessPdf()));
  }

  @Test
  void aGiantPageCostsNoMoreThanTheMemoryOfItsProcess() throws Exception {
    Code code = extract(new ExtremeDocuments(directory).giantPage());

    assertTrue(code == null || code == Code.EXTRACTION_CRASHED, () -> String.valueOf(code));
  }

  @Test
  void whatIsLockedIsSaidToBe() throws Exception {
    for (Path file : new ExtremeDocuments(directory).locked()) {
      assertEquals(Code.ENCRYPTED_DOCUMENT, extract(file), file::toString);
    }
  }

  @Test
  void whatIsNoDocumentIsRefused() throws Exception {
    for (Path file : new ExtremeDocuments(directory).wrongTypes()) {
      files++;
      assertTrue(types.of(file, file.getFileName().toString()).isEmpty(), file::toString);
      assertTrue(UNREADABLE.contains(read(file)), file::toString);
    }
  }

  /** The reason, or null when there is a text or the file is refused at its upload. */
  private Code extract(Path file) throws Exception {
    files++;
    return types.of(file, null).isEmpty() ? null : read(file);
  }

  private Code read(Path file) throws Exception {
    long start = System.nanoTime();
    try {
      String text = extractor.extract(Requests.of(file), NOBODY).text();
      assertFalse(text.isBlank(), file::toString);
      assertFalse(text.contains("/bin/"), () -> file + " reads other files");
      return null;
    } catch (ExtractionFailure failure) {
      assertFalse(failure.getMessage().isBlank(), file::toString);
      return failure.code();
    } finally {
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      assertTrue(took.compareTo(LIMIT.plusSeconds(1)) < 0, () -> file + " took " + took);
    }
  }

  private static long heap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}

package com.lexintel.extraction;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.ExtractionFailure.Code;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever the file, its end is a text or a reason. */
@Timeout(300)
class HostileDocumentsTest {

  private static final PageListener NOBODY = (page, pageCount) -> {};

  private final MediaTypes types = new MediaTypes();
  private final TextExtractor extractor =
      new TextExtractor(10_000_000, "256m", Duration.ofSeconds(60));

  @TempDir private Path directory;

  @AfterEach
  void end() {
    extractor.close();
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
          extractor.extract(Samples.path("order.txt"), NOBODY).text().contains("DENIED"),
          () -> "after " + file);
    }
  }

  /** The reason, or null when there is a text or the file is refused at its upload. */
  private Code extract(Path file) throws Exception {
    if (types.of(file, null).isEmpty()) {
      return null;
    }
    try {
      String text = extractor.extract(file, NOBODY).text();
      assertFalse(text.isBlank(), file::toString);
      assertFalse(text.contains("/bin/"), () -> file + " reads other files");
      return null;
    } catch (ExtractionFailure failure) {
      assertFalse(failure.getMessage().isBlank(), file::toString);
      return failure.code();
    }
  }
}

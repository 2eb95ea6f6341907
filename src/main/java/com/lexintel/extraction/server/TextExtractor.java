package com.lexintel.extraction.server;

import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.ExtractionRequest;
import com.lexintel.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Extracts the text of documents, in processes of their own: whatever a document does to its
 * parser, this JVM and the other documents do not notice. Safe for use by several threads.
 */
@ApplicationScoped
public class TextExtractor implements AutoCloseable {

  private static final long SMALLEST_MEMORY = 2L << 20;
  private static final Logger LOG = LoggerFactory.getLogger(TextExtractor.class);

  private ParserPool parsers;
  private String recogniser;

  protected TextExtractor() {}

  @Inject
  public TextExtractor(Settings settings) {
    this(
        settings.number("lexintel.extraction.max-text", 1, Integer.MAX_VALUE / 8),
        String.valueOf(settings.size("lexintel.extraction.memory", SMALLEST_MEMORY)),
        settings.duration("lexintel.extraction.timeout", Duration.ofSeconds(1)),
        OcrProgram.of(settings));
  }

  /**
   * An extractor.
   *
   * @param maxText the longest text accepted, in UTF-16 code units
   * @param memory the heap of the process that reads a document, as {@code -Xmx} takes it
   * @param timeout how long reading a document may come no further
   */
  public TextExtractor(int maxText, String memory, Duration timeout) {
    this(maxText, memory, timeout, OcrProgram.bundled("eng"));
  }

  private TextExtractor(
      int maxText, String memory, Duration timeout, Optional<OcrProgram> program) {
    parsers = new ParserPool(new ParserLauncher(maxText, memory, program), timeout);
    recogniser = program.map(OcrProgram::toString).orElse("nobody: no Tesseract, or switched off");
    LOG.info("Scanned pages are read by {}", recogniser);
  }

  /** Who reads scanned pages, in words. */
  public String recogniser() {
    return recogniser;
  }

  /**
   * Extracts the text of a document. Interrupting the calling thread kills the process that reads
   * it.
   *
   * @param listener told of each page as it begins, and of each file within the file
   * @return text with at least one letter or digit
   * @throws ExtractionFailure when there is no such text, with the reason
   * @throws InterruptedException when the thread was interrupted
   * @throws IllegalStateException when no process could be started, or after {@link #close}
   */
  public ExtractedText extract(ExtractionRequest request, ExtractionListener listener)
      throws ExtractionFailure, InterruptedException {
    return parsers.parse(request, listener);
  }

  /** Ends the processes. */
  @Override
  @PreDestroy
  public void close() {
    parsers.close();
  }
}

package com.lexintel.extraction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Extracts the text of documents. Safe for use by several threads. */
@ApplicationScoped
public class TextExtractor {

  private final DocumentParser parser;

  /** For the container's proxy only. */
  protected TextExtractor() {
    this(1);
  }

  /**
   * An extractor.
   *
   * @param maxText the longest text accepted, in UTF-16 code units
   */
  @Inject
  public TextExtractor(
      @ConfigProperty(name = "lexintel.extraction.max-text", defaultValue = "50000000")
          int maxText) {
    this.parser = new DocumentParser(maxText);
  }

  /**
   * Extracts the text of a document. Stops soon when the calling thread is interrupted.
   *
   * @param file of one of the accepted media types; never changed
   * @param listener told of each page as it begins
   * @return text with at least one letter or digit
   * @throws ExtractionFailure when there is no such text, with the reason
   * @throws InterruptedException when the thread was interrupted
   */
  public ExtractedText extract(Path file, PageListener listener)
      throws ExtractionFailure, InterruptedException {
    return parser.parse(file, listener);
  }
}

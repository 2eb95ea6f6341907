package com.lexintel.ingestion.batch;

import com.lexintel.estimates.TimeLeftEstimator;
import com.lexintel.extraction.ExtractedText;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.PageListener;
import com.lexintel.extraction.server.TextExtractor;
import com.lexintel.files.FileStore;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.passages.TextStore;
import com.lexintel.progress.Step;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the original's text and keeps it, unless an earlier attempt already has. */
@Dependent
@Named("extraction")
public class ExtractionStep extends AbstractBatchlet {
  private static final Logger LOG = LoggerFactory.getLogger(ExtractionStep.class);

  private final Attempt attempt;
  private final FileStore files;
  private final TextExtractor extractor;
  private final TextStore texts;
  private final ExtractionResult result;

  @Inject
  public ExtractionStep(
      JobContext job,
      JobAttempt attempts,
      FileStore files,
      TextExtractor extractor,
      TextStore texts,
      ExtractionResult result) {
    this.attempt = attempts.of(job);
    this.files = files;
    this.extractor = extractor;
    this.texts = texts;
    this.result = result;
  }

  @Override
  public String process() throws Exception {
    try {
      return attempt.run(this::extract);
    } catch (ExtractionFailure refused) {
      attempt.reporter().note(TimeLeftEstimator::extractionFailed);
      return "refused";
    }
  }

  private String extract() throws Exception {
    UUID id = attempt.documentId();
    attempt.report(Step.EXTRACTION, 0, "Extracting text");
    Optional<ExtractedText> before = texts.find(id);
    if (before.isPresent()) {
      return "done before";
    }
    ExtractedText text = extractor.extract(files.path(id), new Pages());
    result.store(attempt, text);
    attempt.reporter().note((estimator, now) -> estimator.extracted());
    LOG.info(
        "Document {}: extracted {} characters, {} pages",
        id,
        text.text().length(),
        text.pageCount());
    return "extracted";
  }

  /** Reports each page as its extraction begins. */
  private final class Pages implements PageListener {
    @Override
    public void page(int page, Integer pages) {
      double done = pages == null ? 0 : (page - 1.0) / pages;
      String of = pages == null ? "" : " of " + pages;
      attempt.report(Step.EXTRACTION, done, "Extracting page " + page + of);
    }

    @Override
    public void scannedPage(int number, int count) {
      double done = (number - 1.0) / count;
      attempt.report(Step.EXTRACTION, done, "Reading scanned page " + number + " of " + count);
    }
  }
}

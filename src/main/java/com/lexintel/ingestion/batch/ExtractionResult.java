package com.lexintel.ingestion.batch;

import com.lexintel.database.InTransaction;
import com.lexintel.documents.Documents;
import com.lexintel.extraction.ExtractedText;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.passages.RecognisedPages;
import com.lexintel.passages.TextStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;

/** Keeps an extracted text together with what the document says of it. */
@ApplicationScoped
public class ExtractionResult {
  private Documents documents;
  private TextStore texts;
  private RecognisedPages pages;
  private Clock clock;

  protected ExtractionResult() {}

  @Inject
  public ExtractionResult(
      Documents documents, TextStore texts, RecognisedPages pages, Clock clock) {
    this.pages = pages;
    this.documents = documents;
    this.texts = texts;
    this.clock = clock;
  }

  @InTransaction
  void store(Attempt attempt, ExtractedText text) throws SQLException {
    documents
        .held(attempt.documentId(), attempt.fence())
        .extracted(text.pageCount(), text.warnings(), clock.instant());
    texts.store(attempt.documentId(), text);
    pages.forget(attempt.documentId());
  }

  /** Keeps a recognised page for the next attempt, should there be one. */
  @InTransaction
  void keep(Attempt attempt, int page, String text) throws SQLException {
    documents.held(attempt.documentId(), attempt.fence());
    pages.keep(attempt.documentId(), page, text);
  }

  /** What earlier attempts have recognised. */
  Map<Integer, String> kept(Attempt attempt) throws SQLException {
    return pages.of(attempt.documentId());
  }
}

package com.lexintel.ingestion;

import com.lexintel.embedding.EmbeddingUnavailable;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.ingestion.attempts.Attempt;

/** What went wrong with an attempt, other than by the document itself. */
record AttemptFault(String code, String words) {
  private static final String UNEXPLAINED = "internal_error";

  static AttemptFault of(Attempt attempt) {
    ExtractionFailure storage = attempt.causedBy(ExtractionFailure.class);
    if (storage != null) {
      return new AttemptFault(storage.code().contractCode(), "The stored original cannot be read");
    }
    if (attempt.causedBy(EmbeddingUnavailable.class) != null) {
      return new AttemptFault(
          "embedding_unavailable", "The embedding service could not be reached");
    }
    return new AttemptFault(UNEXPLAINED, "The server could not process it; its log says why");
  }

  /** Whether nobody can say what it was. */
  boolean unexplained() {
    return code.equals(UNEXPLAINED);
  }
}

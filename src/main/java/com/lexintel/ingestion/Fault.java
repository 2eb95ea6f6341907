package com.lexintel.ingestion;

import com.lexintel.embedding.EmbeddingUnavailable;
import com.lexintel.extraction.ExtractionFailure;

/** What went wrong with an attempt, other than by the document itself. */
record Fault(String code, String words) {
  private static final String UNEXPLAINED = "internal_error";

  static Fault of(Attempt attempt) {
    ExtractionFailure storage = attempt.causedBy(ExtractionFailure.class);
    if (storage != null) {
      return new Fault(storage.code().contractCode(), "The stored original cannot be read");
    }
    if (attempt.causedBy(EmbeddingUnavailable.class) != null) {
      return new Fault("embedding_unavailable", "The embedding service could not be reached");
    }
    return new Fault(UNEXPLAINED, "The server could not process it; its log says why");
  }

  /** Whether nobody can say what it was. */
  boolean unexplained() {
    return code.equals(UNEXPLAINED);
  }
}

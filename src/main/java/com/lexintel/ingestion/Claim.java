package com.lexintel.ingestion;

import com.lexintel.documents.Document;

/**
 * What came of a worker's wish to work on the document that it picked.
 *
 * @param document as it was claimed; null unless the outcome is {@code CLAIMED}
 */
record Claim(Outcome outcome, Document document) {
  enum Outcome {
    CLAIMED,
    /** The document has ended, or is gone: its queue entry can go. */
    NOTHING_TO_DO,
    /** This node was silent for so long that another has picked the entry: it must stay. */
    PICKED_BY_ANOTHER
  }

  static Claim of(Document document) {
    return new Claim(Outcome.CLAIMED, document);
  }

  static Claim none(Outcome outcome) {
    return new Claim(outcome, null);
  }
}

package com.lexintel.uploads;

import com.lexintel.documents.DocumentView;
import com.lexintel.problem.Problem;

/**
 * What became of one file of an upload.
 *
 * @param document null when refused
 * @param refusal null when it is a document now
 */
record Outcome(String filename, DocumentView document, Problem refusal) {
  static Outcome refused(ReceivedFile file, Problem refusal) {
    return new Outcome(file.filename(), null, refusal);
  }

  /**
   * @throws Problem the refusal
   */
  DocumentView documentOrRefusal() {
    if (refusal != null) {
      throw refusal;
    }
    return document;
  }

  boolean isDocument() {
    return document != null;
  }
}

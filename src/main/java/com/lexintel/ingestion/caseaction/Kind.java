package com.lexintel.ingestion.caseaction;

import com.lexintel.progress.Status;
import java.util.List;

/** What can be asked for all documents of a case. */
enum Kind {
  /** Of whatever has not ended. */
  CANCEL(Status.PENDING, Status.PROCESSING),

  /** Of whatever failed or was cancelled. */
  RETRY(Status.FAILED, Status.CANCELLED);

  private final List<Status> concerned;

  Kind(Status... concerned) {
    this.concerned = List.of(concerned);
  }

  List<Status> concerned() {
    return concerned;
  }
}

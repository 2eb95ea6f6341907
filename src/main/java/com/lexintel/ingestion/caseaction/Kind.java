package com.lexintel.ingestion.caseaction;

import com.lexintel.api.Cursor;
import com.lexintel.progress.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** What can be asked for all documents of a case. */
enum Kind {
  /** Of whatever has not ended: from the newest document to the oldest. */
  CANCEL(Status.PENDING, Status.PROCESSING) {
    @Override
    Cursor start(Instant asked) {
      return new Cursor(asked, BEFORE_ALL);
    }
  },

  /** Of whatever failed or was cancelled: from the oldest document to the newest. */
  RETRY(Status.FAILED, Status.CANCELLED) {
    @Override
    Cursor start(Instant asked) {
      return new Cursor(Instant.EPOCH, BEFORE_ALL);
    }
  };

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final List<Status> concerned;

  Kind(Status... concerned) {
    this.concerned = List.of(concerned);
  }

  /** The place before the first document. */
  abstract Cursor start(Instant asked);

  List<Status> concerned() {
    return concerned;
  }

  /** As the API writes it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}

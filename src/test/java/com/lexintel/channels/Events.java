package com.lexintel.channels;

import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import java.time.Instant;
import java.util.UUID;

/** Events for tests. */
public final class Events {
  public static final UUID CASE = new UUID(1, 0);

  private Events() {}

  public static UUID document(int n) {
    return new UUID(2, n);
  }

  public static ProgressEvent processing(UUID document, long seq, int progress) {
    return event(document, Status.PROCESSING, seq, progress);
  }

  public static ProgressEvent entering(Step step, UUID document, long seq) {
    return event(document, Status.PROCESSING, step, seq, 0);
  }

  public static ProgressEvent event(UUID document, Status status, long seq) {
    return event(document, status, seq, status == Status.COMPLETED ? 100 : 0);
  }

  private static ProgressEvent event(UUID document, Status status, long seq, int progress) {
    return event(document, status, Step.EMBEDDING, seq, progress);
  }

  private static ProgressEvent event(
      UUID document, Status status, Step step, long seq, int progress) {
    return new ProgressEvent(
        document,
        CASE,
        status,
        step,
        progress,
        "Working",
        Instant.parse("2026-11-23T10:15:30.123Z"),
        1,
        seq,
        null,
        null,
        status == Status.FAILED ? new ProgressEvent.Failure("corrupt_document", "Broken") : null);
  }
}

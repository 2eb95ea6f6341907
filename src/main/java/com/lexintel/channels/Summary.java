package com.lexintel.channels;

import com.lexintel.progress.Status;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;

/**
 * Several documents at a glance.
 *
 * @param progress the mean of the documents' progress. A document that failed or was cancelled
 *     counts as done, since nothing more will come of it: the bar of a case with failures still
 *     reaches its end. It is 100 only when every document has ended
 * @param etaSeconds until the last document ends, those that wait included; null unless known of
 *     every one that has not ended
 */
public record Summary(
    int total,
    int pending,
    int processing,
    int completed,
    int failed,
    int cancelled,
    int progress,
    Long etaSeconds) {

  static Summary of(Iterable<ReceivedEvent> reports, Instant now) {
    int[] counts = new int[Status.values().length];
    int total = 0;
    long done = 0;
    long eta = 0;
    boolean etaKnown = true;
    for (ReceivedEvent report : reports) {
      Status status = report.status() == null ? Status.PROCESSING : report.status();
      if (status == Status.DELETED) {
        continue;
      }
      total++;
      counts[status.ordinal()]++;
      done += status.terminal() ? 100 : Math.min(99, report.progress());
      if (!status.terminal()) {
        Long left = report.secondsLeft(now);
        etaKnown &= left != null;
        eta = left == null ? eta : Math.max(eta, left);
      }
    }
    return new Summary(
        total,
        counts[Status.PENDING.ordinal()],
        counts[Status.PROCESSING.ordinal()],
        counts[Status.COMPLETED.ordinal()],
        counts[Status.FAILED.ordinal()],
        counts[Status.CANCELLED.ordinal()],
        total == 0 ? 0 : (int) (done / total),
        etaKnown && total > 0 ? eta : null);
  }

  /** As the contract writes it; without {@code eta_seconds} when that is not known. */
  public JsonObject toJson() {
    JsonObjectBuilder json =
        Json.createObjectBuilder()
            .add("total", total)
            .add("pending", pending)
            .add("processing", processing)
            .add("completed", completed)
            .add("failed", failed)
            .add("cancelled", cancelled)
            .add("progress", progress);
    if (etaSeconds != null) {
      json.add("eta_seconds", etaSeconds);
    }
    return json.build();
  }
}

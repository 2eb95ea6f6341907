package com.lexintel.channels.state;

import com.lexintel.channels.event.ReceivedEvent;
import com.lexintel.progress.Status;
import java.time.Instant;
import java.util.TreeMap;

/**
 * The summary of several documents, kept up to date with each event, so that it costs the same for
 * ten documents and for fifty thousand.
 */
public final class RunningSummary {
  private final int[] counts = new int[Status.values().length];
  // How many documents will be done at which moment, of those that say so.
  private final TreeMap<Long, Integer> endings = new TreeMap<>();
  private int withEnding;
  private long progress;

  /**
   * A document has a new latest event.
   *
   * @param earlier the one that it replaces; null for a new document
   */
  public void replace(ReceivedEvent earlier, ReceivedEvent event) {
    if (earlier != null) {
      count(earlier, -1);
    }
    count(event, 1);
  }

  private void count(ReceivedEvent event, int by) {
    Status status = statusOf(event);
    if (status == Status.DELETED) {
      return;
    }
    counts[status.ordinal()] += by;
    progress += by * (status.terminal() ? 100 : Math.min(99, event.progress()));
    if (!status.terminal() && event.doneAt() != null) {
      withEnding += by;
      endings.merge(event.doneAt(), by, (known, more) -> known + more == 0 ? null : known + more);
    }
  }

  private static Status statusOf(ReceivedEvent event) {
    return event.status() == null ? Status.PROCESSING : event.status();
  }

  /** The summary as it is at that moment. */
  public Summary at(Instant now) {
    return new Tally(
            of(Status.PENDING),
            of(Status.PROCESSING),
            of(Status.COMPLETED),
            of(Status.FAILED),
            of(Status.CANCELLED),
            progress,
            withEnding,
            endings.isEmpty() ? null : endings.lastKey())
        .at(now);
  }

  private int of(Status status) {
    return counts[status.ordinal()];
  }
}

package com.lexintel.channels;

import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads from the database what has changed since it last did: one for the whole node, whatever is
 * followed. A reading asks for what the snapshot of the one before could not see, so nothing that
 * is committed is ever missed, in whatever order transactions commit, and nothing is read twice.
 */
final class DatabaseTail {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseTail.class);
  // However often it is nudged, at most twenty readings a second.
  private static final long LEAST_INTERVAL = 50;

  private final Function<Snapshot, Changes> reading;
  private final Consumer<Changes> taking;
  private final Ticks ticks;
  private final Timer timer;
  private Snapshot seen;
  private CompletableFuture<Void> next;
  private boolean running;
  private long began = Long.MIN_VALUE / 2;
  private boolean failing;

  DatabaseTail(
      Function<Snapshot, Changes> reading, Consumer<Changes> taking, Ticks ticks, Timer timer) {
    this.reading = reading;
    this.taking = taking;
    this.ticks = ticks;
    this.timer = timer;
  }

  /**
   * A channel has been opened, and filled by a reading of that snapshot. Of several first channels
   * the last to say so may be the one that was read first.
   */
  synchronized void startAt(Snapshot snapshot) {
    if (seen == null || snapshot.isBefore(seen)) {
      seen = snapshot;
    }
  }

  /** Nobody follows anything. What happens until somebody does need not be read. */
  synchronized void rest() {
    seen = null;
  }

  /**
   * Asks for a reading soon.
   *
   * @return complete, always normally, when a reading that began after this call has been taken in
   */
  synchronized CompletableFuture<Void> nudge() {
    if (next == null) {
      next = new CompletableFuture<>();
      if (!running) {
        schedule();
      }
    }
    return next;
  }

  private void schedule() {
    timer.after(Math.max(0, began + LEAST_INTERVAL - ticks.now()), this::run);
  }

  private void run() {
    CompletableFuture<Void> asked;
    Snapshot from;
    synchronized (this) {
      asked = next;
      next = null;
      running = true;
      began = ticks.now();
      from = seen;
    }
    try {
      if (from != null) {
        read(from);
      }
    } finally {
      synchronized (this) {
        running = false;
        if (next != null) {
          schedule();
        }
      }
      asked.complete(null);
    }
  }

  /** Unless the reading was asked for too late a beginning, or nobody follows anything any more. */
  private synchronized void goOnFrom(Snapshot from, Snapshot reached) {
    if (seen == from) {
      seen = reached;
    }
  }

  private void read(Snapshot from) {
    try {
      Changes changes = reading.apply(from);
      taking.accept(changes);
      goOnFrom(from, changes.snapshot());
      if (failing) {
        failing = false;
        LOG.info("Streams follow the database again");
      }
    } catch (RuntimeException | Error unavailable) {
      if (!failing) {
        failing = true;
        LOG.warn("Streams cannot follow the database: {}", unavailable.toString());
      }
    }
  }
}

package com.lexintel.ingestion.attempts;

import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.documents.FenceLost;
import com.lexintel.estimates.DocumentSize;
import com.lexintel.estimates.DurationModel;
import com.lexintel.estimates.TimeLeftEstimator;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import com.lexintel.redis.ProgressBus;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/**
 * Reports the progress of one attempt. A change of step is stored and published at once. What lies
 * between is stored once a second, and published at a limited rate, the latest always. A stored
 * event is published by its commit, the others by this class.
 */
public final class ProgressReporter {
  private static final Duration BETWEEN_STORES = Duration.ofSeconds(1);
  // A step that reports nothing for so long gets its time left published again.
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final Documents documents;
  private final ProgressBus bus;
  private final Clock clock;
  private final Document document;
  private final Duration betweenEvents;
  private final TimeLeftEstimator estimator;
  private final ReentrantLock lock = new ReentrantLock();
  private Step step;
  private int percent;
  // The percentage of every event is the one last stored: a cancel, or another worker after this
  // one, starts from that, and the bar must not fall back.
  private int shown;
  private long seq;
  private Instant stored = Instant.MIN;
  private Instant published = Instant.MIN;
  private long storedSeq;
  // Of a checkpoint whose transaction is still open.
  private ProgressEvent uncommitted;
  // Committed but not published, as the rate does not allow it yet.
  private ProgressEvent held;
  private ProgressEvent latest;
  private double done;
  private int members;

  public ProgressReporter(
      Documents documents,
      ProgressBus bus,
      Clock clock,
      Document claimed,
      int maxRate,
      DurationModel durations) {
    this.documents = documents;
    this.bus = bus;
    this.clock = clock;
    this.document = claimed;
    this.betweenEvents = Duration.ofMillis(1000 / maxRate);
    this.percent = claimed.progress();
    this.shown = percent;
    this.seq = claimed.seq();
    this.estimator = new TimeLeftEstimator(durations, size(claimed), clock.instant());
  }

  private static DocumentSize size(Document document) {
    return DocumentSize.of(document.original().mediaType(), document.original().fileSize());
  }

  /** What has become known on the way, for the time left. */
  public void note(BiConsumer<TimeLeftEstimator, Instant> known) {
    lock.lock();
    try {
      known.accept(estimator, clock.instant());
    } finally {
      lock.unlock();
    }
  }

  /** How many files the document has in it: its own work is as much as that on each of them. */
  public void countMembers(int number) {
    lock.lock();
    try {
      members = number;
    } finally {
      lock.unlock();
    }
  }

  /**
   * @param share of the step that is done, 0 to 1
   * @throws FenceLost when another holds the document now; noticed at least once a second
   */
  void report(Step current, double share, String message) {
    lock.lock();
    try {
      checkpoint(current, share, message);
      committed();
    } finally {
      lock.unlock();
    }
  }

  /** The same within a transaction: nothing of it is published before {@link #committed}. */
  void checkpoint(Step current, double share, String message) {
    lock.lock();
    try {
      Instant now = clock.instant();
      boolean newStep = current != step;
      step = current;
      done = share;
      percent = Math.max(percent, StepWeights.percent(current, done) / (1 + members));
      boolean storing = newStep || Duration.between(stored, now).compareTo(BETWEEN_STORES) >= 0;
      if (storing) {
        shown = percent;
      }
      uncommitted = event(message + document.attempts().words(), now);
      if (storing) {
        store(uncommitted);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The transaction of the latest checkpoint has committed. */
  void committed() {
    lock.lock();
    try {
      if (uncommitted == null) {
        return;
      }
      latest = uncommitted;
      uncommitted = null;
      if (latest.seq() > storedSeq) {
        held = latest;
        publishHeld(clock.instant());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Publishes the latest event that was held back, once the rate allows it. */
  void tick() {
    if (lock.tryLock()) {
      try {
        Instant now = clock.instant();
        if (latest != null
            && uncommitted == null
            && Duration.between(published, now).compareTo(SILENCE) >= 0) {
          held = event(latest.message(), now);
        }
        publishHeld(now);
      } finally {
        lock.unlock();
      }
    }
  }

  /** The number for an event that ends this attempt; nothing is told after it. */
  public long lastSeq() {
    lock.lock();
    try {
      held = null;
      latest = null;
      uncommitted = null;
      return ++seq;
    } finally {
      lock.unlock();
    }
  }

  private void publishHeld(Instant now) {
    if (held != null && Duration.between(published, now).compareTo(betweenEvents) >= 0) {
      bus.publish(held);
      held = null;
      published = now;
    }
  }

  private void store(ProgressEvent event) {
    held = null;
    documents.changeHeld(
        document.id(),
        document.fence(),
        d ->
            d.report(
                event.step(),
                event.progress(),
                event.message(),
                event.etaSeconds(),
                event.seq(),
                event.timestamp()));
    storedSeq = event.seq();
    stored = event.timestamp();
    published = event.timestamp();
  }

  private ProgressEvent event(String message, Instant now) {
    return new ProgressEvent(
        document.id(),
        document.caseId(),
        Status.PROCESSING,
        step,
        shown,
        message,
        now,
        document.attempts().current(),
        ++seq,
        estimator.secondsLeft(step, done, now),
        null,
        null);
  }
}

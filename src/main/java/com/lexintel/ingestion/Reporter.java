package com.lexintel.ingestion;

import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.documents.LostDocument;
import com.lexintel.progress.ProgressBus;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Tells of one attempt's progress: changes of step at once, what lies between at a limited rate
 * with the latest always told, and stored once a second.
 */
final class Reporter {
  private static final Duration BETWEEN_STORES = Duration.ofSeconds(1);

  private final Documents documents;
  private final ProgressBus bus;
  private final Clock clock;
  private final Document document;
  private final Duration betweenEvents;
  private final Pace pace;
  private final ReentrantLock lock = new ReentrantLock();
  private Step step;
  private int percent;
  private long seq;
  private Instant stored = Instant.MIN;
  private Instant published = Instant.MIN;
  private ProgressEvent held;

  Reporter(Documents documents, ProgressBus bus, Clock clock, Document claimed, int maxRate) {
    this.documents = documents;
    this.bus = bus;
    this.clock = clock;
    this.document = claimed;
    this.betweenEvents = Duration.ofMillis(1000 / maxRate);
    this.percent = claimed.progress();
    this.seq = claimed.seq();
    this.pace = new Pace(clock.instant(), percent);
  }

  /**
   * @param done share of the step that is done, 0 to 1
   * @throws LostDocument when another holds the document now; noticed at least once a second
   */
  void report(Step current, double done, String message) {
    lock.lock();
    try {
      Instant now = clock.instant();
      boolean newStep = current != step;
      step = current;
      percent = Math.max(percent, Weights.percent(current, done));
      ProgressEvent event = event(message, now);
      if (newStep || Duration.between(stored, now).compareTo(BETWEEN_STORES) >= 0) {
        store(event);
      } else {
        held = event;
        publishHeld(now);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Publishes the latest event that was held back, once the rate allows it. */
  void tick() {
    if (lock.tryLock()) {
      try {
        publishHeld(clock.instant());
      } finally {
        lock.unlock();
      }
    }
  }

  /** The number for an event that ends this attempt; nothing is told after it. */
  long lastSeq() {
    lock.lock();
    try {
      held = null;
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
    stored = event.timestamp();
    published = event.timestamp();
  }

  private ProgressEvent event(String message, Instant now) {
    return new ProgressEvent(
        document.id(),
        document.caseId(),
        Status.PROCESSING,
        step,
        percent,
        message + document.attemptWords(),
        now,
        document.attempt(),
        ++seq,
        pace.secondsLeft(percent, now),
        null,
        null);
  }
}

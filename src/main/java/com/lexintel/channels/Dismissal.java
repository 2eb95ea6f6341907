package com.lexintel.channels;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the subscribers are sent away when their node stops. */
final class Dismissal {
  private static final Logger LOG = LoggerFactory.getLogger(Dismissal.class);
  private static final long MILLIS = 3_000;

  private final Subscriptions subscriptions;
  private final StreamShares shares;
  private volatile boolean begun;

  Dismissal(Subscriptions subscriptions, StreamShares shares) {
    this.subscriptions = subscriptions;
    this.shares = shares;
  }

  boolean begun() {
    return begun;
  }

  /** Tells all subscribers to go, a little apart from each other. */
  void begin() {
    begun = true;
    try {
      subscriptions.dismiss(MILLIS);
    } catch (LinkageError archiveGone) {
      // A server may take the archive away first. The workers must hear of the stop all the same.
      LOG.debug("The subscribers are not told", archiveGone);
    }
  }

  /** Waits until they have gone. */
  void await() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(MILLIS + 1_000);
    while (shares.present() > 0 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }
}

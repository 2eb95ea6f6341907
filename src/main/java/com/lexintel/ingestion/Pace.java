package com.lexintel.ingestion;

import java.time.Duration;
import java.time.Instant;

/** The time left, judged by how fast the document has gone so far. */
final class Pace {
  private static final Duration TOO_SOON = Duration.ofSeconds(2);
  private static final int TOO_LITTLE = 3;

  private final Instant start;
  private final int startPercent;

  Pace(Instant start, int startPercent) {
    this.start = start;
    this.startPercent = startPercent;
  }

  /** Seconds; null while nothing can be said. */
  Integer secondsLeft(int percent, Instant now) {
    Duration elapsed = Duration.between(start, now);
    int gained = percent - startPercent;
    if (elapsed.compareTo(TOO_SOON) < 0 || gained < TOO_LITTLE) {
      return null;
    }
    return (int) Math.ceil(elapsed.toMillis() / 1000.0 * (100 - percent) / gained);
  }
}

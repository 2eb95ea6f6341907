package com.lexintel.audit;

import java.time.Clock;
import java.time.Duration;

/** So that callers without an identity cannot fill the database with their refusals. */
public final class RefusalBudget {
  private static final int EACH_MINUTE = 100;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final Clock clock;
  private long minute;
  private int taken;

  public RefusalBudget(Clock clock) {
    this.clock = clock;
  }

  /** Whether one more may be recorded in this minute. */
  public synchronized boolean take() {
    long now = clock.millis() / MINUTE;
    if (now != minute) {
      minute = now;
      taken = 0;
    }
    return ++taken <= EACH_MINUTE;
  }
}

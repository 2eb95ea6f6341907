package com.lexintel.estimates;

import java.time.Duration;
import java.time.Instant;

/**
 * Smooths the time left that is shown. It counts down as time passes. When the estimate changes,
 * the shown time moves towards it gradually, within about a tenth of the time left, and does not
 * jump.
 */
final class ExponentialSmoothing {
  private static final double SHARE_OF_TIME_LEFT = 0.1;
  private static final double SHORTEST_SECONDS = 1;

  private double shown;
  private Instant at;

  /**
   * @param seconds the newest estimate
   * @return the seconds to show
   */
  double smooth(double seconds, Instant now) {
    if (at == null) {
      shown = seconds;
    } else {
      double passed = Math.max(0, Duration.between(at, now).toMillis() / 1000.0);
      double counted = Math.max(0, shown - passed);
      double pull = 1 - Math.exp(-passed / (SHORTEST_SECONDS + SHARE_OF_TIME_LEFT * seconds));
      shown = counted + (seconds - counted) * pull;
    }
    at = now;
    return shown;
  }
}

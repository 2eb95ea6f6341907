package com.lexintel.estimates;

import java.time.Duration;
import java.time.Instant;

/**
 * Time left as a person should see it: it counts down, and drifts towards what is known better
 * within about a tenth of the time left, instead of jumping there.
 */
final class ExponentialSmoothing {
  private static final double SHARE = 0.1;
  private static final double LEAST = 1;

  private double shown;
  private Instant at;

  double towards(double seconds, Instant now) {
    if (at == null) {
      shown = seconds;
    } else {
      double passed = Math.max(0, Duration.between(at, now).toMillis() / 1000.0);
      double counted = Math.max(0, shown - passed);
      double pull = 1 - Math.exp(-passed / (LEAST + SHARE * seconds));
      shown = counted + (seconds - counted) * pull;
    }
    at = now;
    return shown;
  }
}

package com.lexintel.estimates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExponentialSmoothingTest {
  private final ExponentialSmoothing smoothing = new ExponentialSmoothing();
  private Instant now = Instant.EPOCH;

  @Test
  void countsDown() {
    for (int left = 60; left >= 0; left--) {
      assertEquals(left, smoothing.smooth(left, now), 1e-6);
      now = now.plusSeconds(1);
    }
  }

  @Test
  void driftsToWhatIsKnownBetterAndDoesNotJump() {
    double before = smoothing.smooth(100, now);
    for (int second = 1; second <= 60; second++) {
      now = now.plusSeconds(1);
      double shown = smoothing.smooth(200 - second, now);
      assertTrue(shown - before < 6, "jumps by " + (shown - before));
      before = shown;
    }
    assertEquals(140, before, 5);
  }

  @Test
  void isNeverNegative() {
    smoothing.smooth(1, now);
    assertTrue(smoothing.smooth(0, now.plusSeconds(100)) >= 0);
  }

  @Test
  void aClockThatIsSetBackDoesNoHarm() {
    smoothing.smooth(10, now);
    assertEquals(10, smoothing.smooth(10, now.minusSeconds(100)), 1e-6);
  }
}

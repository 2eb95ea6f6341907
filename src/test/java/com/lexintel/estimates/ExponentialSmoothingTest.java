package com.lexintel.estimates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ExponentialSmoothingTest {
  private final ExponentialSmoothing smooth = new ExponentialSmoothing();
  private Instant now = Instant.EPOCH;

  @Test
  void countsDown() {
    for (int left = 60; left >= 0; left--) {
      assertEquals(left, smooth.towards(left, now), 1e-6);
      now = now.plusSeconds(1);
    }
  }

  @Test
  void driftsToWhatIsKnownBetterAndDoesNotJump() {
    double before = smooth.towards(100, now);
    for (int second = 1; second <= 60; second++) {
      now = now.plusSeconds(1);
      double shown = smooth.towards(200 - second, now);
      assertTrue(shown - before < 6, "jumps by " + (shown - before));
      before = shown;
    }
    assertEquals(140, before, 5);
  }

  @Test
  void isNeverNegative() {
    smooth.towards(1, now);
    assertTrue(smooth.towards(0, now.plusSeconds(100)) >= 0);
  }

  @Test
  void aClockThatIsSetBackDoesNoHarm() {
    smooth.towards(10, now);
    assertEquals(10, smooth.towards(10, now.minusSeconds(100)), 1e-6);
  }
}

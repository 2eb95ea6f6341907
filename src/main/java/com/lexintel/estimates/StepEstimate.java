package com.lexintel.estimates;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * How long the rest of a step takes: by experience at first, by the document's own pace the more of
 * the step is done.
 */
final class StepEstimate {
  private static final double SOON = 1;
  private static final double LITTLE = 0.01;
  // With this share of the step done, its own pace counts as much as experience.
  private static final double HALF_TRUSTED = 0.1;
  // What is overdue is expected to take this share of its time once more.
  private static final double OVERDUE = 0.25;

  private final Instant entered;
  private final double doneBefore;

  StepEstimate(Instant entered, double doneBefore) {
    this.entered = entered;
    this.doneBefore = doneBefore;
  }

  /**
   * @param whole seconds that the whole step takes by experience; empty when there is none
   */
  OptionalDouble secondsLeft(OptionalDouble whole, double done, Instant now) {
    double elapsed = Duration.between(entered, now).toMillis() / 1000.0;
    double gained = done - doneBefore;
    if (elapsed < SOON || gained < LITTLE) {
      return whole.isEmpty()
          ? whole
          : OptionalDouble.of(
              Math.max(whole.getAsDouble() * (1 - doneBefore) - elapsed, OVERDUE * elapsed));
    }
    double own = elapsed / gained * (1 - done);
    double trust = gained / (gained + HALF_TRUSTED);
    double before = whole.isEmpty() ? own : whole.getAsDouble() * (1 - done);
    return OptionalDouble.of(trust * own + (1 - trust) * before);
  }
}

package com.lexintel.estimates;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * How long the rest of a step takes. At first the prediction of the duration model decides. The
 * more of the step is done, the more the speed of this document counts.
 */
final class StepEstimate {
  private static final double FIRST_SECONDS = 1;
  private static final double FIRST_SHARE = 0.01;
  // When this share of the step is done, its own speed counts as much as the prediction.
  private static final double HALF_TRUSTED = 0.1;
  // An overdue step is expected to take this share of the time it took so far once more.
  private static final double OVERDUE = 0.25;

  private final Instant entered;
  private final double doneBefore;

  StepEstimate(Instant entered, double doneBefore) {
    this.entered = entered;
    this.doneBefore = doneBefore;
  }

  /**
   * @param whole predicted seconds for the whole step; empty when there is no prediction
   * @param done share of the step that is done, 0 to 1
   */
  OptionalDouble secondsLeft(OptionalDouble predicted, double done, Instant now) {
    double elapsed = Duration.between(entered, now).toMillis() / 1000.0;
    double gained = done - doneBefore;
    if (elapsed < FIRST_SECONDS || gained < FIRST_SHARE) {
      return predicted.isEmpty()
          ? predicted
          : OptionalDouble.of(
              Math.max(predicted.getAsDouble() * (1 - doneBefore) - elapsed, OVERDUE * elapsed));
    }
    double bySpeed = elapsed / gained * (1 - done);
    double trust = gained / (gained + HALF_TRUSTED);
    double byModel = predicted.isEmpty() ? bySpeed : predicted.getAsDouble() * (1 - done);
    return OptionalDouble.of(trust * bySpeed + (1 - trust) * byModel);
  }
}

package com.lexintel.estimates;

/**
 * A straight line through what was measured, as sums of weighted squares. Errors count relative to
 * what was expected, so that small documents and large ones matter alike; each new measurement
 * makes all earlier ones count a little less.
 *
 * @param count how many measurements there are, the older ones counted as less than one
 */
record Regression(
    double count, double weight, double size, double sizeSize, double result, double sizeResult) {
  /** What is left of a measurement's weight after the next one: the last fifty or so decide. */
  static final double FADING = 0.98;

  static final Regression EMPTY = new Regression(0, 0, 0, 0, 0, 0);

  private static final double ENOUGH_TO_DOUBT_A_NEW_ONE = 5;
  private static final double OUTLIER = 3;
  private static final double SAME_SIZE = 0.01;
  private static final double LEAST = 1e-6;

  /**
   * What a measurement adds to this line. One that is far from what was expected counts only as
   * rather far: a laptop that slept must not spoil the estimates of a day.
   */
  Regression sample(double newSize, double newResult) {
    double measured = Math.max(LEAST, newResult);
    // Relative to a first few that happen to be tiny, all others would weigh nothing.
    double expected = Math.max(measured, at(newSize));
    if (count >= ENOUGH_TO_DOUBT_A_NEW_ONE) {
      expected = Math.max(LEAST, at(newSize));
      measured = Math.min(OUTLIER * expected, Math.max(expected / OUTLIER, measured));
    }
    double w = 1 / (expected * expected);
    return new Regression(
        1, w, w * newSize, w * newSize * newSize, w * measured, w * newSize * measured);
  }

  Regression plus(Regression sample) {
    return new Regression(
        FADING * count + sample.count,
        FADING * weight + sample.weight,
        FADING * size + sample.size,
        FADING * sizeSize + sample.sizeSize,
        FADING * result + sample.result,
        FADING * sizeResult + sample.sizeResult);
  }

  boolean known() {
    return count > 0;
  }

  /** The result to expect; never negative. */
  double at(double anySize) {
    if (sizeSize == 0) {
      return weight == 0 ? 0 : result / weight;
    }
    double determinant = weight * sizeSize - size * size;
    double fixed = 0;
    double each = sizeResult / sizeSize;
    if (determinant > SAME_SIZE * weight * sizeSize) {
      fixed = (result * sizeSize - size * sizeResult) / determinant;
      each = (weight * sizeResult - size * result) / determinant;
      if (fixed < 0) {
        fixed = 0;
        each = sizeResult / sizeSize;
      } else if (each < 0) {
        fixed = result / weight;
        each = 0;
      }
    }
    return fixed + each * anySize;
  }
}

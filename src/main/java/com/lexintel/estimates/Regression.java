package com.lexintel.estimates;

/**
 * A weighted linear regression of results on sizes, kept as sums. The error of a measurement counts
 * relative to the expected result, so small documents matter as much as large ones. Each new
 * measurement reduces the weight of all earlier ones a little.
 *
 * @param count the number of measurements, of which older ones count as less than one
 */
record Regression(
    double count, double weight, double size, double sizeSize, double result, double sizeResult) {
  /** The share of its weight that a measurement keeps at each new one: about the last 50 decide. */
  static final double FADING = 0.98;

  static final Regression EMPTY = new Regression(0, 0, 0, 0, 0, 0);

  private static final double ENOUGH_TO_LIMIT_OUTLIERS = 5;
  private static final double OUTLIER = 3;
  private static final double SAME_SIZE = 0.01;
  private static final double LEAST = 1e-6;

  /**
   * The sums of one measurement, to be added to this regression. A result far from the expected one
   * is limited: a laptop that slept for an hour must not spoil the estimates of a day.
   */
  Regression sample(double newSize, double newResult) {
    double measured = Math.max(LEAST, newResult);
    // If the first few were tiny and errors counted relative to them, later ones would weigh
    // nothing.
    double expected = Math.max(measured, predict(newSize));
    if (count >= ENOUGH_TO_LIMIT_OUTLIERS) {
      expected = Math.max(LEAST, predict(newSize));
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

  boolean isKnown() {
    return count > 0;
  }

  /** The result to expect for a size; never negative. */
  double predict(double newSize) {
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
    return fixed + each * newSize;
  }
}

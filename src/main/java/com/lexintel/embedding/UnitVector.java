package com.lexintel.embedding;

/** Scales vectors to length 1, so that their dot product is the cosine of their angle. */
final class UnitVector {
  private UnitVector() {}

  /**
   * @throws ArithmeticException if the vector has no direction: empty, zero or not finite
   */
  static float[] of(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    double length = Math.sqrt(squares);
    if (!(length > 0) || Double.isInfinite(length)) {
      throw new ArithmeticException("a vector without a direction");
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }
}

package com.lexintel.embedding;

import java.util.Optional;

/** Scales vectors to length 1, so that their dot product is the cosine of their angle. */
final class UnitVector {
  private UnitVector() {}

  /** The scaled vector; empty if the vector has no direction: it is empty, zero or not finite. */
  static Optional<float[]> of(float[] vector) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    double length = Math.sqrt(squares);
    if (!(length > 0) || Double.isInfinite(length)) {
      return Optional.empty();
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < vector.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return Optional.of(unit);
  }
}

package com.lexintel.search.index;

/**
 * On which side of zero each number of a vector is: a bit instead of a byte. From how many signs
 * differ follows about how near two vectors are, at a fraction of the work.
 */
public final class Signs {
  private final long[] bits;
  private final int dimensions;

  /** For each number of differing signs the cosine that is to be expected. */
  private final float[] cosines;

  private Signs(float[] vector) {
    dimensions = vector.length;
    bits = new long[words(dimensions)];
    write(vector, bits, 0);
    cosines = new float[dimensions + 1];
    for (int different = 0; different <= dimensions; different++) {
      cosines[different] = (float) Math.cos(Math.PI * different / dimensions);
    }
  }

  public static Signs of(float[] vector) {
    return new Signs(vector);
  }

  /** How many longs the signs of a vector take. */
  static int words(int dimensions) {
    return (dimensions + Long.SIZE - 1) / Long.SIZE;
  }

  static void write(float[] vector, long[] target, int start) {
    for (int i = 0; i < vector.length; i++) {
      if (vector[i] < 0) {
        target[start + i / Long.SIZE] |= 1L << i;
      }
    }
  }

  int dimensions() {
    return dimensions;
  }

  /** About the cosine of this vector and the one whose signs begin there. */
  float nearness(long[] others, int start) {
    int different = 0;
    for (int i = 0; i < bits.length; i++) {
      different += Long.bitCount(bits[i] ^ others[start + i]);
    }
    return cosines[different];
  }
}

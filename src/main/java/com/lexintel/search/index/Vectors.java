package com.lexintel.search.index;

import java.util.Arrays;

/**
 * The vectors of a document's passages, a byte for each number: a quarter of the memory, and the
 * order of the passages is the same but for neighbours that are hardly different.
 */
final class Vectors {
  /** Of a document that has none, or whose vectors cannot be compared. */
  static final Vectors NONE = new Vectors(0, 0);

  private static final int GREATEST = 127;

  private final int dimensions;
  private byte[] numbers;
  private float[] scales;
  private long[] signs;
  private int size;

  Vectors(int dimensions, int expected) {
    this.dimensions = dimensions;
    this.numbers = new byte[dimensions * expected];
    this.scales = new float[expected];
    this.signs = new long[Signs.words(dimensions) * expected];
  }

  void add(float[] vector) {
    if (size == scales.length) {
      int room = Math.max(16, size * 2);
      numbers = Arrays.copyOf(numbers, room * dimensions);
      scales = Arrays.copyOf(scales, room);
      signs = Arrays.copyOf(signs, room * Signs.words(dimensions));
    }
    float greatest = Float.MIN_NORMAL;
    for (float number : vector) {
      greatest = Math.max(greatest, Math.abs(number));
    }
    scales[size] = greatest / GREATEST;
    for (int i = 0; i < dimensions; i++) {
      numbers[size * dimensions + i] = (byte) Math.round(vector[i] / scales[size]);
    }
    Signs.write(vector, signs, size * Signs.words(dimensions));
    size++;
  }

  /** Drops the room that was kept for more. */
  Vectors trimmed() {
    numbers = Arrays.copyOf(numbers, size * dimensions);
    scales = Arrays.copyOf(scales, size);
    signs = Arrays.copyOf(signs, size * Signs.words(dimensions));
    return this;
  }

  int dimensions() {
    return dimensions;
  }

  long bytes() {
    return numbers.length + 4L * scales.length + 8L * signs.length;
  }

  /** The dot product of a vector with each passage's. */
  void products(float[] vector, float[] products) {
    for (int passage = 0; passage < size; passage++) {
      products[passage] = product(vector, passage);
    }
  }

  /** The same for one passage. */
  float product(float[] vector, int passage) {
    return scales[passage] * sum(vector, passage * dimensions);
  }

  /** About the same by signs alone. */
  void roughProducts(Signs vector, float[] products) {
    int words = Signs.words(dimensions);
    for (int passage = 0; passage < size; passage++) {
      products[passage] = vector.nearness(signs, passage * words);
    }
  }

  /** Four sums at once, since each addition waits for the one before it. */
  private float sum(float[] vector, int start) {
    float first = 0;
    float second = 0;
    float third = 0;
    float fourth = 0;
    int i = 0;
    for (int at = start; i < dimensions - 3; i += 4, at += 4) {
      first += vector[i] * numbers[at];
      second += vector[i + 1] * numbers[at + 1];
      third += vector[i + 2] * numbers[at + 2];
      fourth += vector[i + 3] * numbers[at + 3];
    }
    for (; i < dimensions; i++) {
      first += vector[i] * numbers[start + i];
    }
    return first + second + third + fourth;
  }
}

package com.lexintel.benchmark;

/** Times, to a tenth of a millisecond. */
final class Histogram {
  private static final long TENTH = 100_000;
  private static final int LONGEST = 600_000;

  private final long[] counts = new long[LONGEST + 1];
  private long total;

  synchronized void add(long nanos) {
    counts[(int) Math.min(LONGEST, Math.max(0, nanos / TENTH))]++;
    total++;
  }

  synchronized long total() {
    return total;
  }

  /** What so many percent do not exceed, in milliseconds. */
  synchronized double at(double percent) {
    long wanted = (long) Math.ceil(total * percent / 100);
    long passed = 0;
    for (int i = 0; i <= LONGEST; i++) {
      passed += counts[i];
      if (passed >= wanted && passed > 0) {
        return i / 10.0;
      }
    }
    return 0;
  }

  @Override
  public String toString() {
    return "p50 %.1f ms, p99 %.1f ms, longest %.1f ms".formatted(at(50), at(99), at(100));
  }
}

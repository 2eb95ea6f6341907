package com.lexintel.benchmark.streams;

/**
 * The age of what viewers hold, for every event and viewer: from its publication until the viewer
 * holds it or a later one of its document.
 */
final class Staleness {
  private static final int NANOS_A_BUCKET = 100_000;

  private final long[] buckets = new long[600_000];
  private long count;

  synchronized void add(long nanos) {
    buckets[(int) Math.min(buckets.length - 1, nanos / NANOS_A_BUCKET)]++;
    count++;
  }

  synchronized void clear() {
    java.util.Arrays.fill(buckets, 0);
    count = 0;
  }

  synchronized long count() {
    return count;
  }

  /** In milliseconds. */
  synchronized double percentile(double percent) {
    long before = (long) Math.ceil(count * percent / 100);
    int bucket = 0;
    for (long seen = buckets[0]; seen < before; seen += buckets[bucket]) {
      bucket++;
    }
    return bucket * (NANOS_A_BUCKET / 1e6);
  }
}

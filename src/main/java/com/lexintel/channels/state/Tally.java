package com.lexintel.channels.state;

import java.time.Instant;

/**
 * What a summary is made of.
 *
 * @param progress the sum over all documents; one that has ended counts as 100
 * @param withEnding how many that have not ended say when they will
 * @param lastEnding the latest of these moments, in milliseconds since 1970; null when none says so
 */
public record Tally(
    int pending,
    int processing,
    int completed,
    int failed,
    int cancelled,
    long progress,
    int withEnding,
    Long lastEnding) {

  public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0, 0, null);

  /** The summary at that moment. */
  public Summary at(Instant now) {
    int open = pending + processing;
    int total = open + completed + failed + cancelled;
    return new Summary(
        total,
        pending,
        processing,
        completed,
        failed,
        cancelled,
        total == 0 ? 0 : (int) (progress / total),
        total > 0 && withEnding == open ? secondsLeft(now) : null);
  }

  private Long secondsLeft(Instant now) {
    if (lastEnding == null) {
      return 0L;
    }
    return Math.max(0, -Math.floorDiv(now.toEpochMilli() - lastEnding, 1000L));
  }
}

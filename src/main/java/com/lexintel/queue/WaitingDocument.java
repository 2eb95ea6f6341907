package com.lexintel.queue;

import com.lexintel.estimates.DocumentSize;
import java.util.Objects;
import java.util.UUID;

/**
 * A document in the queue.
 *
 * @param done share of the work that an earlier attempt has done
 * @param delay seconds before which it is not taken
 * @param told what was last told of it
 */
public record WaitingDocument(
    UUID id, long seq, DocumentSize size, double done, double delay, Told told) {

  /**
   * What a waiting document is told.
   *
   * @param position 1 for the next; null before the first time
   * @param seconds until it is done; null when not known
   */
  record Told(Integer position, Integer seconds) {
    static final double NEVER = Double.POSITIVE_INFINITY;

    /** How far this is from the truth: 1 where it is wrong by all of itself. */
    double error(Told truth) {
      return position == null
          ? NEVER
          : Math.max(error(position, truth.position), error(seconds, truth.seconds));
    }

    private static double error(Integer told, Integer truth) {
      if (told == null || truth == null) {
        return Objects.equals(told, truth) ? 0 : 1;
      }
      return Math.abs(truth - told) / (double) Math.max(1, Math.min(told, truth));
    }
  }
}

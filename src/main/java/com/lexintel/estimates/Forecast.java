package com.lexintel.estimates;

import java.util.List;
import java.util.PriorityQueue;

/**
 * When waiting documents will be done: each is taken, in order, by the first worker that is free. A
 * time that is not known is NaN, and makes all that follow it not known.
 */
public final class Forecast {
  private final PriorityQueue<Double> free = new PriorityQueue<>();
  private boolean known = true;

  /**
   * @param workers of all nodes together
   * @param running seconds left of each document that is being worked on
   */
  public Forecast(int workers, List<Double> running) {
    // More running than there are workers: a node is gone, and what it held takes no worker's time.
    running.stream().sorted().limit(workers).forEach(this::free);
    while (free.size() < workers) {
      free(0.0);
    }
  }

  /**
   * Gives the next waiting document to a worker.
   *
   * @param delay seconds before which it may not be begun
   * @param takes seconds that it takes
   * @return seconds until it is done
   */
  public double add(double delay, double takes) {
    if (free.isEmpty()) {
      return Double.NaN;
    }
    double end = Math.max(free.poll(), delay) + takes;
    free(end);
    return known ? end : Double.NaN;
  }

  private void free(double seconds) {
    free.add(seconds);
    known &= !Double.isNaN(seconds);
  }
}

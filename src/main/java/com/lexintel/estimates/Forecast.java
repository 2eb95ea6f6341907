package com.lexintel.estimates;

import java.util.List;
import java.util.PriorityQueue;

/**
 * When the waiting documents will be done. It assumes that the first free worker takes the next
 * document of the queue. An unknown time is NaN, and makes the times of all later documents
 * unknown.
 */
public final class Forecast {
  private final PriorityQueue<Double> free = new PriorityQueue<>();
  private boolean known = true;

  /**
   * @param workers of all nodes together
   * @param running seconds left of each document that is being worked on
   */
  public Forecast(int workers, List<Double> running) {
    // If more documents run than there are workers, a node has died. Its documents need no worker.
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

package com.lexintel.benchmark.streams;

import java.util.concurrent.locks.LockSupport;

/**
 * Takes figures while workers store what they publish, as they do once a second for each document
 * in work: rows change beside the events.
 */
record DuringABatch(Showing.Figures figures) implements Showing.Figures {
  private static final int ROWS_A_SECOND = 100;

  @Override
  @SuppressWarnings("try")
  public void take(Showing showing) throws Exception {
    Publications publications = showing.publications();
    int[] next = {0};
    try (Meanwhile rows =
        new Meanwhile(
            () -> {
              int document = next[0]++ % publications.documents();
              int latest = publications.latest(document);
              showing.contender().store(publications.id(document), latest);
              LockSupport.parkNanos(1_000_000_000L / ROWS_A_SECOND);
            })) {
      figures.take(showing);
    }
  }
}

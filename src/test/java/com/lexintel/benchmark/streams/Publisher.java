package com.lexintel.benchmark.streams;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Publishes events at an even rate, of one document after the other. */
final class Publisher {
  private final Contender contender;
  private final Publications publications;
  private int next;

  Publisher(Contender contender, Publications publications) {
    this.contender = contender;
    this.publications = publications;
  }

  /**
   * @param rate events a second
   * @return how many events were published
   */
  long run(int rate, double seconds) throws IOException {
    long begin = System.nanoTime();
    long all = Math.round(rate * seconds);
    for (long sent = 0; sent < all; ) {
      long due = Math.min(all, (long) ((System.nanoTime() - begin) / 1e9 * rate) + 1);
      for (; sent < due; sent++) {
        one();
      }
      contender.flush();
      LockSupport.parkNanos(begin + (long) (sent * 1e9 / rate) - System.nanoTime());
    }
    return all;
  }

  /** One event of each document, as fast as they are taken. */
  void round() throws IOException {
    for (int i = 0; i < publications.documents(); i++) {
      one();
    }
    contender.flush();
  }

  private void one() throws IOException {
    int document = next;
    next = (next + 1) % publications.documents();
    contender.publish(document, publications.id(document), publications.next(document));
  }
}

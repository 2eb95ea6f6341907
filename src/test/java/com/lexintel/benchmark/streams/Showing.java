package com.lexintel.benchmark.streams;

import com.lexintel.benchmark.ProcessUse;
import com.lexintel.benchmark.Results;
import java.io.IOException;
import java.time.Duration;

/** One contender before the audience of one workload. Its {@link Figures} say what is measured. */
record Showing(
    Workload workload,
    Contender contender,
    Publications publications,
    Audience audience,
    Publisher publisher,
    Results results) {
  private static final int MOST_ROUNDS = 8;

  /** What is measured together. */
  interface Figures {
    void take(Showing showing) throws Exception;
  }

  /** Takes all these figures, one after the other, while the same viewers stay. */
  static void measure(Workload workload, Contender.Maker maker, Results results, Figures... figures)
      throws Exception {
    Publications publications = workload.publications();
    try (Contender contender = maker.make(publications);
        Audience audience = new Audience(contender.port(), publications)) {
      Results.tell(workload.name(), contender.name());
      Publisher publisher = new Publisher(contender, publications);
      Showing showing =
          new Showing(workload, contender, publications, audience, publisher, results);
      for (Figures each : figures) {
        each.take(showing);
      }
    }
  }

  /** Its row of the table, which stays empty if it gives up from here on. */
  Results.Line line() {
    return results.line(workload.name(), contender.name());
  }

  void seat() {
    workload.seat(audience, contender, publications);
  }

  /** Some contenders answer a viewer before they have it in its room, and keep nothing for it. */
  void bringAllUpToDate() throws IOException, InterruptedException {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      publisher.round();
      if (audience.completeWithin(Duration.ofSeconds(10))) {
        return;
      }
    }
    audience.awaitComplete();
  }

  /**
   * Publishes at the rate of the workload.
   *
   * @return how many events that were
   */
  long goOn(double seconds) throws IOException {
    return publisher.run(workload.rate(), seconds);
  }

  double cpuSeconds() {
    return ProcessUse.cpuSeconds(contender.processes());
  }

  double residentKib() {
    return ProcessUse.residentKib(contender.processes());
  }

  static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}

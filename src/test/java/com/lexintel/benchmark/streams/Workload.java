package com.lexintel.benchmark.streams;

import java.util.concurrent.ThreadLocalRandom;

/**
 * How many follow what, and how much happens to it.
 *
 * @param ofCase whether every viewer follows all documents, as one case; else one of them each
 * @param rate events a second
 */
record Workload(String name, int documents, int viewers, boolean ofCase, int rate) {
  /** How long a measurement goes on. */
  static final double SECONDS = Double.parseDouble(System.getProperty("benchmark.seconds", "10"));

  /** How often something reaches a viewer, if so many events do. */
  double deliveries(long events) {
    return (double) events * viewers / (ofCase ? 1 : documents);
  }

  /** New documents of which nothing is published yet. */
  Publications publications() {
    return new Publications(ThreadLocalRandom.current().nextLong(), documents, eventsOfADocument());
  }

  private int eventsOfADocument() {
    return (int) Math.ceil((WarmUp.LONGEST + SECONDS) * rate / documents) + 10;
  }

  void seat(Audience audience, Contender contender, Publications publications) {
    for (int viewer = 0; viewer < viewers; viewer++) {
      if (ofCase) {
        audience.seat(contender.legalCase(), 0, documents);
      } else {
        int document = viewer % documents;
        audience.seat(contender.document(publications.id(document)), document, 1);
      }
    }
  }
}

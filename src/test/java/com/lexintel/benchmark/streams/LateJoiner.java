package com.lexintel.benchmark.streams;

/** Somebody opens the case while the others are there, and waits for the whole of it. */
final class LateJoiner implements Showing.Figures {
  @Override
  public void take(Showing showing) throws Exception {
    Contender contender = showing.contender();
    try (Audience late = new Audience(contender.port(), showing.publications())) {
      late.seat(contender.legalCase(), 0, showing.workload().documents());
      long begin = System.nanoTime();
      late.enter();
      late.awaitComplete();
      showing.line().add("late joiner s", Showing.secondsSince(begin));
    }
  }
}

package com.lexintel.benchmark.streams;

/**
 * Somebody opens the case while the others are there and events go on, and waits for all that was
 * known of it then.
 */
final class LateJoiner implements Showing.Figures {
  @Override
  @SuppressWarnings("try")
  public void take(Showing showing) throws Exception {
    Contender contender = showing.contender();
    Publications publications = showing.publications();
    try (Meanwhile events = new Meanwhile(() -> showing.goOn(0.1));
        Audience late = new Audience(contender.port(), publications)) {
      late.seat(contender.legalCase(), 0, publications.documents());
      int[] known = publications.latestOfAll();
      long begin = System.nanoTime();
      late.enter();
      late.awaitHolding(known);
      showing.line().add("late joiner s", Showing.secondsSince(begin));
    }
  }
}

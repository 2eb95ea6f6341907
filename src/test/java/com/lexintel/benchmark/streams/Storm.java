package com.lexintel.benchmark.streams;

import com.lexintel.benchmark.Results;

/**
 * All are cut; something happens to every document; all come back with their cursors. From those
 * that keep nothing they get what happens next.
 */
final class Storm implements Showing.Figures {
  @Override
  @SuppressWarnings("try")
  public void take(Showing showing) throws Exception {
    Audience audience = showing.audience();
    showing.seat();
    audience.enter();
    showing.bringAllUpToDate();
    audience.cut();
    showing.publisher().round();
    showing.contender().store(showing.publications().latest(0));
    String health = showing.contender().health();
    if (health == null) {
      comeBack(showing);
      return;
    }
    Health asked = new Health(showing.contender().port(), health);
    try (Meanwhile asking = new Meanwhile(asked::ask)) {
      comeBack(showing);
    }
    showing.line().add("longest readiness check s", asked.longestSeconds());
  }

  private static void comeBack(Showing showing) throws Exception {
    Audience audience = showing.audience();
    long begin = System.nanoTime();
    double cpu = showing.cpuSeconds();
    audience.enter();
    double back = Showing.secondsSince(begin);
    if (showing.contender().remembers()) {
      audience.awaitComplete();
    } else {
      showing.bringAllUpToDate();
    }
    Results.Line line = showing.line();
    line.add("back s", back);
    line.add("complete s", Showing.secondsSince(begin));
    line.add("CPU s", showing.cpuSeconds() - cpu);
  }
}

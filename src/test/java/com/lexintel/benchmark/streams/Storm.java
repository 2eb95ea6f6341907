package com.lexintel.benchmark.streams;

import com.lexintel.benchmark.Results;

/**
 * All are cut; something happens to every document; all come back with their cursors. From those
 * that keep nothing they get what happens next.
 */
final class Storm implements Showing.Figures {
  @Override
  public void take(Showing showing) throws Exception {
    Audience audience = showing.audience();
    showing.seat();
    audience.enter();
    showing.bringAllUpToDate();
    audience.cut();
    showing.publisher().round();
    showing.contender().store(showing.publications().latest(0));
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

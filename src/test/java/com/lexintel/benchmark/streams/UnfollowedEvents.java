package com.lexintel.benchmark.streams;

/** What an event costs that nobody waits for. */
final class UnfollowedEvents implements Showing.Figures {
  @Override
  public void take(Showing showing) throws Exception {
    WarmUp.of(showing);
    double cpu = showing.cpuSeconds();
    long events = showing.goOn(Workload.SECONDS);
    cpu = showing.cpuSeconds() - cpu;
    showing.line().add("CPU µs", cpu * 1e6 / events);
  }
}

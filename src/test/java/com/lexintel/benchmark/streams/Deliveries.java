package com.lexintel.benchmark.streams;

import com.lexintel.benchmark.Results;
import java.io.IOException;

/** What a message costs, how old it is, and what a stream keeps of the server's memory. */
final class Deliveries implements Showing.Figures {
  @Override
  public void take(Showing showing) throws Exception {
    Results.Line line = showing.line();
    showing.seat();
    long heap = showing.contender().heap();
    double resident = showing.residentKib();
    long begin = System.nanoTime();
    showing.audience().enter();
    double entered = Showing.secondsSince(begin);
    showing.bringAllUpToDate();
    WarmUp.of(showing);
    addMessages(showing, line);
    line.add("connected s", entered);
    int viewers = showing.workload().viewers();
    line.add("resident KiB a stream", (showing.residentKib() - resident) / viewers);
    if (heap >= 0) {
      line.add("heap KiB a stream", (showing.contender().heap() - heap) / 1024.0 / viewers);
    }
  }

  private static void addMessages(Showing showing, Results.Line line)
      throws IOException, InterruptedException {
    Audience audience = showing.audience();
    audience.measure(true);
    long bytes = audience.bytes();
    double cpu = showing.cpuSeconds();
    long events = showing.goOn(Workload.SECONDS);
    cpu = showing.cpuSeconds() - cpu;
    bytes = audience.bytes() - bytes;
    audience.awaitComplete();
    audience.measure(false);
    double deliveries = showing.workload().deliveries(events);
    line.add("CPU µs", cpu * 1e6 / deliveries);
    line.add("p50 ms", audience.staleness().percentile(50));
    line.add("p99 ms", audience.staleness().percentile(99));
    line.add("bytes", bytes / deliveries);
  }
}

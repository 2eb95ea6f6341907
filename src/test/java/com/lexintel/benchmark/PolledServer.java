package com.lexintel.benchmark;

import com.lexintel.Api;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A server that some clients poll, each as soon as it has been answered.
 *
 * @param processes whose time counts
 */
record PolledServer(String name, Api api, List<Long> processes) {
  private static final int CLIENTS = 4;

  /**
   * @param conditional whether it is only asked for what has changed, which is nothing
   */
  void measure(double seconds, String path, boolean conditional, Results.Line line)
      throws ExecutionException, InterruptedException {
    double cpu = ProcessUse.cpuSeconds(processes);
    long polls = poll(seconds, path, conditional);
    cpu = ProcessUse.cpuSeconds(processes) - cpu;
    line.add("CPU µs", cpu * 1e6 / polls);
    line.add("polls/s", polls / seconds);
  }

  /**
   * @return how many polls were answered, each as expected
   */
  long poll(double seconds, String path, boolean conditional)
      throws ExecutionException, InterruptedException {
    String tag = api.get(path).headers().firstValue("ETag").orElse("none");
    String[] headers = conditional ? new String[] {"If-None-Match", tag} : new String[0];
    int expected = conditional ? 304 : 200;
    long end = System.nanoTime() + (long) (seconds * 1e9);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    List<Future<Long>> counts = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      counts.add(clients.submit(() -> pollUntil(end, path, expected, headers)));
    }
    clients.shutdown();
    long polls = 0;
    for (Future<Long> count : counts) {
      polls += count.get();
    }
    return polls;
  }

  private long pollUntil(long end, String path, int expected, String... headers) {
    long polls = 0;
    for (; System.nanoTime() < end; polls++) {
      HttpResponse<String> answer = api.get(path, headers);
      if (answer.statusCode() != expected) {
        throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
      }
    }
    return polls;
  }
}

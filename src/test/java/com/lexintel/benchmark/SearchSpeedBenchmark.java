package com.lexintel.benchmark;

import com.lexintel.search.index.DocumentIndex;
import com.lexintel.search.rank.Corpus;
import com.lexintel.search.rank.Ranking;
import com.lexintel.search.text.Query;
import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long a query takes over made-up passages, without PostgreSQL and HTTP. It fails for no time:
 * how fast the machine is that day, only its reader knows.
 */
@Tag("search")
class SearchSpeedBenchmark {
  private static final int PASSAGES = 100_000;
  private static final int TIMES_A_MILLION = 10;

  private final MadeUpDocuments madeUp = new MadeUpDocuments();
  private final List<DocumentIndex> documents = madeUp.documents(PASSAGES);

  @Test
  void dotProductsOnOneCore() {
    float[] vector = madeUp.vector();
    report(
        "dot products of 100,000 passages, one core",
        50,
        measured(100, run -> documents.forEach(document -> document.nearness(vector))));
  }

  @Test
  void aHundredThousandPassages() {
    report("a query over 100,000 passages", 100, queries(new Corpus(documents), 200));
  }

  /** The same indexes ten times over: they are far larger than any cache all the same. */
  @Test
  void aMillionPassages() {
    List<DocumentIndex> million =
        Collections.nCopies(TIMES_A_MILLION, documents).stream().flatMap(List::stream).toList();
    report("a query over 1,000,000 passages", 300, queries(new Corpus(million), 60));
  }

  private Times queries(Corpus corpus, int count) {
    return measured(
        count, run -> new Ranking(corpus, Query.parse(madeUp.words(8))).passages(madeUp.vector()));
  }

  /** A quarter as many runs go before. */
  private static Times measured(int count, IntConsumer work) {
    for (int run = 0; run < Math.max(10, count / 4); run++) {
      work.accept(run);
    }
    double[] millis = new double[count];
    long cpu = cpuTime();
    for (int run = 0; run < count; run++) {
      long begin = System.nanoTime();
      work.accept(run);
      millis[run] = (System.nanoTime() - begin) / 1e6;
    }
    double cpuMillis = (cpuTime() - cpu) / 1e6 / count;
    Arrays.sort(millis);
    return new Times(millis, cpuMillis);
  }

  private static long cpuTime() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static void report(String what, int target, Times times) {
    System.out.printf(
        "%s: p50 %.0f ms, p95 %.0f ms, CPU time %.0f ms; the target is %d ms at p95%n",
        what, times.at(50), times.at(95), times.cpuMillis(), target);
  }

  /**
   * @param millis of each run, in ascending order
   * @param cpuMillis of this process for each run in the mean, on all cores; what other programs on
   *     the machine take is not in it
   */
  private record Times(double[] millis, double cpuMillis) {
    double at(int percent) {
      return millis[millis.length * percent / 100];
    }
  }
}

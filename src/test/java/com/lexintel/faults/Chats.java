package com.lexintel.faults;

import com.lexintel.Api;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** People who ask, and those who read the answers, while things die. */
final class Chats {
  private static final Duration TO_THE_END = Duration.ofMinutes(1);
  private static final int ASKERS = 3;

  private final AnswerRecords records;
  private final Findings findings;
  private final List<Inquiry> inquiries = new CopyOnWriteArrayList<>();
  private final ExecutorService askers = Executors.newFixedThreadPool(ASKERS, Chats::daemon);
  private final ScheduledExecutorService watch = Executors.newScheduledThreadPool(1, Chats::daemon);
  private volatile boolean over;

  private Chats(AnswerRecords records, Findings findings) {
    this.records = records;
    this.findings = findings;
  }

  /**
   * @param nodes where somebody with that seed knocks
   * @param legalCase whose documents are asked about; nobody changes them
   */
  static Chats begin(
      Cluster cluster,
      LongFunction<Supplier<Api>> nodes,
      String legalCase,
      long seed,
      Findings findings)
      throws SQLException {
    AnswerRecords records = new AnswerRecords(Records.ofLexIntel(cluster.postgres().port()));
    records.install();
    Chats chats = new Chats(records, findings);
    AtomicInteger numbers = new AtomicInteger();
    for (int i = 1; i <= ASKERS; i++) {
      long own = seed * 31 + i;
      chats.askers.execute(
          new Asker(
              nodes.apply(own),
              legalCase,
              numbers,
              chats.inquiries::add,
              () -> chats.over,
              new Random(own),
              findings));
    }
    LeaseWatch leases = new LeaseWatch(cluster, records, findings);
    chats.watch.scheduleWithFixedDelay(leases::look, 500, 500, TimeUnit.MILLISECONDS);
    return chats;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "asker");
    thread.setDaemon(true);
    return thread;
  }

  /** Once everything is mended: lets every answer and everybody who reads come to the end. */
  void end(Misfortunes misfortunes) throws SQLException, InterruptedException {
    over = true;
    askers.shutdown();
    findings.expect(
        askers.awaitTermination(TO_THE_END.toSeconds(), TimeUnit.SECONDS), "Somebody still asks");
    try {
      Awaitility.await()
          .atMost(TO_THE_END)
          .pollInterval(Duration.ofMillis(200))
          .until(() -> inquiries.stream().allMatch(Inquiry::done));
    } catch (ConditionTimeoutException someWait) {
      findings.wrong("Not everybody has read to the end within " + TO_THE_END);
    }
    watch.shutdownNow();
    AnswerOracle oracle = new AnswerOracle(findings, misfortunes);
    oracle.judge(records.answers(), inquiries);
    oracle.judgeHistory(records.history());
  }
}

package com.lexintel.faults;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Carries out a plan. A fault that lasts is mended while the next ones come. */
public final class Faults {
  private final Cluster cluster;
  private final Findings findings;
  private final List<Disturbance> done = new CopyOnWriteArrayList<>();
  private final ExecutorService lasting = Executors.newCachedThreadPool();

  Faults(Cluster cluster, Findings findings) {
    this.cluster = cluster;
    this.findings = findings;
  }

  /** A fault as it happened; what it broke was in order again at its end. */
  record Disturbance(Fault fault, String where, Instant from, Instant to) {
    boolean strikes(String node) {
      return fault.ofANode() && where.equals(node);
    }
  }

  List<Disturbance> done() {
    return List.copyOf(done);
  }

  /** Returns when everything that was broken has been mended. */
  void carryOut(List<Plan.Step> plan) throws InterruptedException {
    for (Plan.Step step : plan) {
      sleep(step.after());
      ServerNode node = choose(step);
      // The report of the run: what the servers' logs are read beside when it has failed.
      System.out.println(Instant.now() + " " + step.fault().words() + ": " + node.name());
      if (step.fault() == Fault.KILL) {
        kill(node);
      } else {
        lasting.execute(() -> inTurn(step, node));
      }
    }
    lasting.shutdown();
    if (!lasting.awaitTermination(60, TimeUnit.SECONDS)) {
      throw new IllegalStateException("A fault has not ended");
    }
    cluster.awaitAll();
  }

  /**
   * One that serves: a server is not killed before it has begun to work. Four times of five another
   * has to serve too, or all of them would be starting most of the time and little would be worked.
   */
  private ServerNode choose(Plan.Step step) throws InterruptedException {
    Random random = new Random(step.choice());
    int serving = step.fault() == Fault.KILL && random.nextInt(5) > 0 ? 2 : 1;
    Optional<ServerNode> node = cluster.up(random, serving);
    while (node.isEmpty()) {
      sleep(Duration.ofMillis(100));
      node = cluster.up(random, serving);
    }
    return node.get();
  }

  private void kill(ServerNode node) {
    Instant from = Instant.now();
    node.kill();
    node.start();
    record(Fault.KILL, node.name(), from);
  }

  /** What is broken is mended before it breaks in the same way again. */
  private void inTurn(Plan.Step step, ServerNode node) {
    synchronized (step.fault()) {
      happen(step, node);
    }
  }

  private void happen(Plan.Step step, ServerNode node) {
    Instant from = Instant.now();
    try {
      switch (step.fault()) {
        case PAUSE -> during(step, node::pause, node::resume);
        case CUT -> during(step, node::cut, node::heal);
        case HOLD -> during(step, node::hold, node::heal);
        case REDIS -> during(step, cluster.redis()::kill, cluster.redis()::start);
        case POSTGRES -> during(step, cluster.postgres()::stop, cluster.postgres()::start);
        case DISK -> {
          if (!cluster.disk().canBeFilled()) {
            return;
          }
          during(step, cluster.disk()::fill, cluster.disk()::free);
        }
        default -> throw new IllegalArgumentException(step.toString());
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      findings.wrong("The fault could not be carried out: " + step + ": " + e);
    }
    record(step.fault(), node.name(), from);
  }

  private interface Act {
    void run() throws IOException;
  }

  private static void during(Plan.Step step, Act breaking, Act mending)
      throws IOException, InterruptedException {
    breaking.run();
    sleep(step.lasts());
    mending.run();
  }

  private void record(Fault fault, String where, Instant from) {
    done.add(new Disturbance(fault, where, from, Instant.now()));
    findings.count("faults: " + fault.words());
  }

  private static void sleep(Duration time) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(time.toMillis());
  }
}

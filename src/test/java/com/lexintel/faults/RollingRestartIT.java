package com.lexintel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import com.lexintel.page.CaseTab;
import com.lexintel.page.Chromium;
import com.lexintel.page.Visitor;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** Two nodes are restarted one after the other, as an upgrade does it, and nobody notices. */
class RollingRestartIT {
  private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Parameters parameters = Parameters.ofThisRun();
  private final Findings findings = new Findings();
  private final List<ServerNode> inService = new CopyOnWriteArrayList<>();

  @Test
  void nobodyNoticesThatTheNodesAreRestarted() throws Exception {
    System.out.println("Rolling restart with -Dfaults.seed=" + parameters.seed());
    Path directory = Parameters.directory("faults.directory");
    try (Cluster cluster = Cluster.start(directory, 2);
        Proxy balancer = new Proxy(this::next);
        Chromium chromium = Chromium.start()) {
      inService.addAll(cluster.nodes());
      String address = "http://localhost:" + balancer.port() + "/";
      Trial trial =
          Trial.begin(
              cluster,
              // A new client has a new connection, for which the balancer chooses.
              seed -> () -> new Api(URI.create(address), PATIENCE),
              parameters,
              findings);
      try (Visitor visitor = new Visitor(chromium, address)) {
        CaseTab tab = CaseTab.open(visitor, trial.cases().get(0));
        tab.awaitConnection("live");
        tab.recordConnection();

        for (ServerNode node : cluster.nodes()) {
          restart(cluster, node);
        }

        trial.end(List.of());
        tab.awaitConnection("live");
        List<String> states = tab.recordedConnection();
        findings.expect(!states.contains("offline"), "The page was offline: " + states);
        visitor.complaints().forEach(complaint -> findings.wrong("The page: " + complaint));
      }
    } finally {
      System.out.println(findings.table());
    }
    assertEquals(List.of(), findings.wrong());
  }

  /** As docs/deployment.md says it: out of the balancer, stop, start, wait, back. */
  private void restart(Cluster cluster, ServerNode node) throws InterruptedException {
    inService.remove(node);
    Instant asked = Instant.now();
    node.stop();
    Duration took = Duration.between(asked, Instant.now());
    findings.most("longest stop, milliseconds", took.toMillis());
    findings.expect(took.compareTo(LONGEST_STOP) < 0, node.name() + " took " + took + " to stop");
    node.start();
    cluster.awaitAll();
    inService.add(node);
    findings.count("restarts");
  }

  private int next() {
    return inService.get(ThreadLocalRandom.current().nextInt(inService.size())).port();
  }
}

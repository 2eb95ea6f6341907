package com.lexintel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * While documents are worked on, everything that they need dies at random moments. In the end each
 * is as if nothing had happened, and those who watched know it.
 */
class FaultsIT {
  private final Parameters parameters = Parameters.ofThisRun();
  private final Findings findings = new Findings();

  @Test
  void nothingIsLostAndNothingIsStuck() throws Exception {
    System.out.println("Run with -Dfaults.seed=" + parameters.seed() + ": " + parameters);
    Instant start = Instant.now();
    Path directory = Parameters.directory("faults.directory");
    try (Cluster cluster = Cluster.start(directory, parameters.nodes())) {
      Trial trial = Trial.begin(cluster, cluster::doors, parameters, findings);
      Faults faults = new Faults(cluster, findings);
      faults.carryOut(Plan.of(parameters));
      trial.end(faults.done());
    } finally {
      findings.count("seconds in all", Duration.between(start, Instant.now()).toSeconds());
      System.out.println("Seed " + parameters.seed() + "\n" + findings.table());
    }
    assertEquals(List.of(), findings.wrong());
  }
}

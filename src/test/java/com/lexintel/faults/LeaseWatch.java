package com.lexintel.faults;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Looks all the time whether an answer is left alone though a node that nothing ails could have
 * taken it, or could have said that its writer is lost.
 */
final class LeaseWatch {
  /** Beyond the lease: two beats of a node, and what a machine that starts servers adds to them. */
  private static final Duration TOO_LONG = Parameters.LEASE.plusSeconds(7);

  private final Cluster cluster;
  private final AnswerRecords records;
  private final Findings findings;
  private final Set<UUID> found = new HashSet<>();
  private Instant unwell = Instant.now();

  LeaseWatch(Cluster cluster, AnswerRecords records, Findings findings) {
    this.cluster = cluster;
    this.records = records;
    this.findings = findings;
  }

  void look() {
    List<UUID> forgotten;
    try {
      forgotten = records.forgotten(TOO_LONG);
    } catch (SQLException databaseIsAway) {
      unwell = Instant.now();
      return;
    }
    if (!cluster.someNodeIsWell()) {
      unwell = Instant.now();
    }
    if (unwell.plus(TOO_LONG).isBefore(Instant.now())) {
      forgotten.stream()
          .filter(found::add)
          .forEach(id -> findings.wrong("An answer hangs beyond its lease: " + id));
    }
  }
}

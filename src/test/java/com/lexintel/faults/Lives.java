package com.lexintel.faults;

import com.lexintel.faults.Records.Change;
import java.time.Duration;

/**
 * The attempts at one document as its changes tell of them. That a worker was lost is believed only
 * if something had befallen it.
 */
final class Lives {
  private final Misfortunes misfortunes;
  private final Findings findings;
  private Change claim;
  private Change cancelling;
  private int attempt;

  Lives(Misfortunes misfortunes, Findings findings) {
    this.misfortunes = misfortunes;
    this.findings = findings;
  }

  void add(Change change) {
    if (change.end()) {
      end(change);
    } else if (change.attempt() > attempt) {
      loseIfHeld(change);
      claim = change;
      findings.count("attempts");
    } else if (change.is("processing", "cancelling")) {
      cancelling = change;
    } else if (change.status().equals("pending")) {
      claim = null;
    }
    attempt = change.attempt();
  }

  private void loseIfHeld(Change next) {
    if (claim != null) {
      findings.count("attempts lost with their worker");
      findings.expect(
          misfortunes.befell(claim, next.at()),
          "Taken from a worker that nothing had befallen: " + claim + " -> " + next);
    }
  }

  private void end(Change end) {
    if ("worker_lost".equals(end.errorCode())) {
      findings.expect(
          claim != null && end.attempt() == end.lastAttempt(),
          "worker_lost, though it could have been tried again: " + end);
      loseIfHeld(end);
    }
    if (end.status().equals("cancelled")) {
      findings.most(
          "longest cancel, milliseconds", Duration.between(cancelling.at(), end.at()).toMillis());
    }
    findings.count(
        "ends: " + end.status() + (end.errorCode() == null ? "" : ", " + end.errorCode()));
    claim = null;
  }
}

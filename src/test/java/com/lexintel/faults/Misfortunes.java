package com.lexintel.faults;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;

/** What was done to whom, to be asked whether a worker can really have been lost. */
final class Misfortunes {
  /** For some moments afterwards a node is not itself yet. */
  private static final Duration AFTERMATH = Duration.ofSeconds(2);

  private static final Duration ONE_CALL = Duration.ofSeconds(10);

  private final List<Faults.Disturbance> all;
  private final BiFunction<Integer, Instant, String> speakers;

  /**
   * @param speakers the name of the node that spoke to the database from a port at a time
   */
  Misfortunes(List<Faults.Disturbance> all, BiFunction<Integer, Instant, String> speakers) {
    this.all = all;
    this.speakers = speakers;
  }

  /** Whether the node that claimed a document so may have lost it by then. */
  boolean befell(Records.Change claim, Instant lost) {
    return befell(claim.port(), claim.at(), lost);
  }

  /**
   * The same for any work.
   *
   * @param port from which its node spoke to the database when it took the work
   */
  boolean befell(int port, Instant taken, Instant lost) {
    String node = speakers.apply(port, taken);
    return all.stream()
        .filter(it -> it.fault() == Fault.POSTGRES || it.strikes(node))
        .anyMatch(it -> it.to().plus(AFTERMATH).isAfter(taken) && it.from().isBefore(lost));
  }

  /** Whether some node may have died in the middle of what it did at that time. */
  boolean soonAfter(Instant time) {
    return all.stream()
        .filter(it -> it.fault() == Fault.POSTGRES || it.fault().ofANode())
        .anyMatch(it -> it.to().isAfter(time) && it.from().isBefore(time.plus(ONE_CALL)));
  }
}

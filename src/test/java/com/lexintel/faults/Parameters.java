package com.lexintel.faults;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * What a run does, by system properties; the same seed makes the same plan.
 *
 * @param kills how many workers are killed
 * @param others how often each of the other faults happens
 * @param pause mean time between two faults
 * @param busy documents that are kept under way
 */
record Parameters(long seed, int nodes, int kills, int others, Duration pause, int busy) {
  /** Noticed within this time by the others; the least that can be set is 2 s. */
  static final Duration LEASE = Duration.ofSeconds(3);

  static Parameters ofThisRun() {
    String seed = System.getProperty("faults.seed", "");
    return new Parameters(
        seed.isBlank() ? ThreadLocalRandom.current().nextInt(1_000_000) : Long.parseLong(seed),
        Integer.getInteger("faults.nodes", 3),
        Integer.getInteger("faults.kills", 30),
        Integer.getInteger("faults.others", 3),
        Duration.ofMillis(Integer.getInteger("faults.pause", 4_500)),
        Integer.getInteger("faults.busy", 5));
  }

  static Path directory(String property) {
    return Path.of(System.getProperty(property)).toAbsolutePath();
  }
}

package com.lexintel.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which faults come when: all of it follows from the seed. */
final class Plan {
  private Plan() {}

  /**
   * One fault.
   *
   * @param after time since the one before
   * @param lasts how long until it is mended, where it is not over at once
   * @param choice which node it hits, of those that serve then
   */
  record Step(Fault fault, Duration after, Duration lasts, long choice) {}

  static List<Step> of(Parameters parameters) {
    Random random = new Random(parameters.seed());
    List<Fault> faults = new ArrayList<>(Collections.nCopies(parameters.kills(), Fault.KILL));
    for (Fault fault : Fault.values()) {
      if (fault != Fault.KILL) {
        faults.addAll(Collections.nCopies(parameters.others(), fault));
      }
    }
    Collections.shuffle(faults, random);
    List<Step> steps = new ArrayList<>();
    for (Fault fault : faults) {
      long wait = (long) (parameters.pause().toMillis() * (0.2 + 1.6 * random.nextDouble()));
      steps.add(new Step(fault, Duration.ofMillis(wait), lasts(fault, random), random.nextLong()));
    }
    return steps;
  }

  private static Duration lasts(Fault fault, Random random) {
    Duration more = Duration.ofMillis(random.nextInt(4_000));
    return switch (fault) {
      case KILL -> Duration.ZERO;
      case PAUSE, CUT, HOLD -> Parameters.LEASE.plusSeconds(2).plus(more);
      case REDIS -> Duration.ofSeconds(3).plus(more);
      case POSTGRES, DISK -> Duration.ofSeconds(1).plus(more);
    };
  }
}

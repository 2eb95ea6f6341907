package com.lexintel.uploads;

import com.lexintel.api.Refusal;
import com.lexintel.node.Ticks;
import com.lexintel.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Makes documents of received files, some at a time. */
@ApplicationScoped
public class Intake {
  /** So many become documents together. */
  static final int AT_ONCE = 50;

  /** In milliseconds: those that were inspected wait no longer for others. A scan may take long. */
  static final long LONGEST_WAIT = 200;

  private Inspection inspection;
  private Filing filing;
  private Clock clock;
  private Ticks ticks;

  protected Intake() {}

  @Inject
  public Intake(Inspection inspection, Filing filing, Clock clock) {
    this(inspection, filing, clock, Ticks.SYSTEM);
  }

  Intake(Inspection inspection, Filing filing, Clock clock, Ticks ticks) {
    this.inspection = inspection;
    this.filing = filing;
    this.clock = clock;
    this.ticks = ticks;
  }

  /**
   * What becomes of each file, in their order. What is wrong with one is no matter of the others;
   * after a fault of the database none is tried.
   */
  List<Outcome> accept(UUID caseId, List<ReceivedFile> received) {
    List<Outcome> outcomes = new ArrayList<>();
    Times times = new Times();
    try {
      while (outcomes.size() < received.size()) {
        List<ReceivedFile> rest = received.subList(outcomes.size(), received.size());
        outcomes.addAll(acceptFirst(caseId, rest, times));
      }
    } catch (Problem fault) {
      received
          .subList(outcomes.size(), received.size())
          .forEach(file -> outcomes.add(Outcome.refused(file, fault)));
    }
    return outcomes;
  }

  private List<Outcome> acceptFirst(UUID caseId, List<ReceivedFile> received, Times times) {
    Map<ReceivedFile, Outcome> outcomes = new HashMap<>();
    List<NewFile> sound = new ArrayList<>();
    List<ReceivedFile> seen = new ArrayList<>();
    long begun = ticks.now();
    for (ReceivedFile file : received) {
      seen.add(file);
      try {
        sound.add(
            new NewFile(UUID.randomUUID(), file, inspection.original(caseId, file), times.next()));
      } catch (RuntimeException refusal) {
        outcomes.put(file, Outcome.refused(file, Refusal.of(refusal)));
      }
      if (sound.size() == AT_ONCE || ticks.now() - begun > LONGEST_WAIT) {
        break;
      }
    }
    if (!sound.isEmpty()) {
      outcomes.putAll(filing.file(caseId, sound));
    }
    return seen.stream().map(outcomes::get).toList();
  }

  /** Lists and the queue have documents in the order of their times, to the millisecond. */
  private final class Times {
    private Instant last = Instant.EPOCH;

    private Instant next() {
      Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      last = now.isAfter(last) ? now : last.plusMillis(1);
      return last;
    }
  }
}

package com.lexintel.channels;

import com.lexintel.channels.state.Summary;
import com.lexintel.channels.state.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far the documents of a case are, as the database has it. */
@ApplicationScoped
public class CaseSummaries {
  private ProgressStore store;
  private Clock clock;

  protected CaseSummaries() {}

  @Inject
  public CaseSummaries(ProgressStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  public Summary of(UUID caseId) {
    return of(List.of(caseId)).get(caseId);
  }

  /** Those of several cases, by one reading. */
  public Map<UUID, Summary> of(List<UUID> cases) {
    Map<UUID, Tally> tallies = store.talliesOf(cases);
    Instant now = clock.instant();
    return cases.stream()
        .collect(
            Collectors.toMap(
                Function.identity(), id -> tallies.getOrDefault(id, Tally.NONE).at(now)));
  }
}

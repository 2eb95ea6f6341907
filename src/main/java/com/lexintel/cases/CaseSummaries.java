package com.lexintel.cases;

import com.lexintel.channels.state.Summary;
import com.lexintel.channels.state.Tally;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How far the documents of a case are, as the database has it. */
@ApplicationScoped
public class CaseSummaries {
  private Tallies tallies;
  private Clock clock;

  protected CaseSummaries() {}

  @Inject
  public CaseSummaries(Tallies tallies, Clock clock) {
    this.tallies = tallies;
    this.clock = clock;
  }

  public Summary of(UUID caseId) throws SQLException {
    return of(List.of(caseId)).get(caseId);
  }

  /** Those of several cases, by one reading. */
  public Map<UUID, Summary> of(Collection<UUID> cases) throws SQLException {
    Map<UUID, Tally> counted = tallies.of(cases);
    Instant now = clock.instant();
    Map<UUID, Summary> summaries = new HashMap<>();
    cases.forEach(id -> summaries.put(id, counted.getOrDefault(id, Tally.NONE).at(now)));
    return summaries;
  }
}

package com.lexintel.channels;

import com.lexintel.channels.state.Summary;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;

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
    return store.tallyOf(caseId).at(clock.instant());
  }
}

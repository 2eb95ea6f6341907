package com.lexintel.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** How far the documents of a case are, as the database has it. */
@ApplicationScoped
public class CaseSummaries {
  private Store store;
  private Clock clock;

  protected CaseSummaries() {}

  @Inject
  public CaseSummaries(ServerResources server, Clock clock) {
    this.clock = clock;
    store =
        new StoredProgress(
            server.dataSource(), () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
  }

  public Summary of(UUID caseId) {
    return Summary.of(store.stateOf(Topic.legalCase(caseId)).reports(), clock.instant());
  }
}

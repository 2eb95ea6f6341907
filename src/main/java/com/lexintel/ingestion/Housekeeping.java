package com.lexintel.ingestion;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import com.lexintel.documents.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Finishes what a node that died left half done, and forgets what nobody can ask for any more. */
@ApplicationScoped
public class Housekeeping {
  private static final Duration PERIOD = Duration.ofSeconds(15);
  private static final Duration CANCEL_TAKES_AT_MOST = Duration.ofSeconds(10);
  private static final Duration DELETED_IS_KEPT = Duration.ofDays(1);

  private Documents documents;
  private Ingestion ingestion;
  private Clock clock;

  protected Housekeeping() {}

  @Inject
  public Housekeeping(Documents documents, Ingestion ingestion, Clock clock) {
    this.documents = documents;
    this.ingestion = ingestion;
    this.clock = clock;
  }

  /** Run by one node at a time. */
  RecurringTask<Void> task() {
    return Tasks.recurring("housekeeping", FixedDelay.of(PERIOD))
        .execute((instance, context) -> keep());
  }

  private void keep() {
    documents.forgetDeleted(clock.instant().minus(DELETED_IS_KEPT));
    documents.cancellingSince(clock.instant().minus(CANCEL_TAKES_AT_MOST)).forEach(this::finish);
  }

  private void finish(UUID cancelling) {
    try {
      ingestion.finishCancel(cancelling);
    } catch (SQLException e) {
      throw new IllegalStateException("The cancel of " + cancelling + " could not be finished", e);
    }
  }
}

package com.lexintel.ingestion;

import com.lexintel.database.DatabaseFault;
import com.lexintel.database.DatabasePulse;
import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.estimates.DurationModel;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.ingestion.attempts.ProgressReporter;
import com.lexintel.ingestion.attempts.RunningAttempts;
import com.lexintel.ingestion.batch.BatchJob;
import com.lexintel.queue.Pick;
import com.lexintel.redis.ProgressBus;
import com.lexintel.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one attempt of a pick: claims the document, runs its batch job, and sees to its end. */
@ApplicationScoped
public class AttemptRunner {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptRunner.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);
  private static final Duration STOP_FOLLOWS_WITHIN = Duration.ofSeconds(3);
  private static final Duration AFTERMATH = Duration.ofSeconds(10);

  private Claims claims;
  private Documents documents;
  private AttemptEnd attemptEnd;
  private RunningAttempts running;
  private DatabasePulse database;
  private ProgressBus bus;
  private Settings settings;
  private DurationModel durations;
  private Clock clock;
  private final CountDownLatch stopping = new CountDownLatch(1);

  protected AttemptRunner() {}

  @Inject
  public AttemptRunner(
      Claims claims,
      Documents documents,
      AttemptEnd attemptEnd,
      RunningAttempts running,
      DatabasePulse database,
      ProgressBus bus,
      Settings settings,
      DurationModel durations,
      Clock clock) {
    this.claims = claims;
    this.documents = documents;
    this.attemptEnd = attemptEnd;
    this.running = running;
    this.database = database;
    this.bus = bus;
    this.settings = settings;
    this.durations = durations;
    this.clock = clock;
  }

  /** From now on no attempt begins here. */
  void stop() {
    stopping.countDown();
  }

  /** What becomes of the queue entry. */
  EntryFate run(Pick pick) throws InterruptedException, SQLException {
    if (isStopping()) {
      return EntryFate.again(Duration.ZERO);
    }
    Claim claim = insist(() -> claims.claim(pick));
    return switch (claim.outcome()) {
      case CLAIMED -> work(claim.document());
      case NOTHING_TO_DO -> EntryFate.REMOVED;
      case PICKED_BY_ANOTHER -> {
        LOG.info("Document {}: left to another worker", pick.entry().documentId());
        yield EntryFate.NOT_OURS;
      }
    };
  }

  private EntryFate work(Document document) throws InterruptedException, SQLException {
    Attempt attempt = new Attempt(document, reporter(document));
    running.add(attempt);
    if (isStopping()) {
      attempt.stop();
    }
    try {
      runJob(attempt);
    } finally {
      running.remove(attempt);
    }
    return insist(() -> attemptEnd.settle(attempt, isStopping()))
        .map(EntryFate::again)
        .orElse(EntryFate.REMOVED);
  }

  private ProgressReporter reporter(Document document) {
    return new ProgressReporter(
        documents, bus, clock, document, settings.maxProgressRate(), durations);
  }

  private void runJob(Attempt attempt) throws InterruptedException {
    try {
      new BatchJob(attempt, database).run();
    } catch (RuntimeException refused) {
      attempt.failed(refused);
      // A server refuses jobs when it is about to stop, of which this node is told in a moment.
      stopping.await(STOP_FOLLOWS_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private interface Work<T> {
    T done() throws SQLException;
  }

  /** Does what must be done, however long the database is away. */
  private <T> T insist(Work<T> work) throws InterruptedException, SQLException {
    while (true) {
      try {
        return work.done();
      } catch (RuntimeException | SQLException e) {
        if (isStopping() || !(DatabaseFault.in(e) || database.awayWithin(AFTERMATH))) {
          throw e;
        }
        LOG.debug("The database is away", e);
      }
      TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES.toMillis());
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0;
  }
}

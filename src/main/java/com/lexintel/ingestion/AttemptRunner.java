package com.lexintel.ingestion;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.lexintel.database.DatabaseFault;
import com.lexintel.database.DatabasePulse;
import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.documents.FenceLost;
import com.lexintel.estimates.DurationModel;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.ingestion.attempts.ProgressReporter;
import com.lexintel.ingestion.attempts.RunningAttempts;
import com.lexintel.ingestion.batch.IngestionJob;
import com.lexintel.queue.IngestionQueue;
import com.lexintel.redis.ProgressBus;
import com.lexintel.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One execution of the queue: claims the document, runs its batch job, and sees to its end. */
@ApplicationScoped
public class AttemptRunner {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptRunner.class);
  private static final long AWAY_MILLIS = 1_000;
  private static final long REFUSED_MILLIS = 3_000;
  private static final Duration AFTERMATH = Duration.ofSeconds(10);

  private Ingestion ingestion;
  private Documents documents;
  private AttemptEnd attemptEnd;
  private RunningAttempts running;
  private DatabasePulse database;
  private ProgressBus bus;
  private Settings settings;
  private DurationModel experience;
  private Clock clock;
  private volatile boolean stopping;

  protected AttemptRunner() {}

  @Inject
  public AttemptRunner(
      Ingestion ingestion,
      Documents documents,
      AttemptEnd attemptEnd,
      RunningAttempts running,
      DatabasePulse database,
      ProgressBus bus,
      Settings settings,
      DurationModel experience,
      Clock clock) {
    this.ingestion = ingestion;
    this.documents = documents;
    this.attemptEnd = attemptEnd;
    this.running = running;
    this.database = database;
    this.bus = bus;
    this.settings = settings;
    this.experience = experience;
    this.clock = clock;
  }

  /** From now on nothing new is begun here. */
  void stopping() {
    stopping = true;
  }

  CompletionHandler<Void> run(IngestionQueue.Turn turn) throws InterruptedException, SQLException {
    if (stopping) {
      return again(Duration.ZERO);
    }
    Optional<Document> claimed;
    try {
      claimed = insist(() -> ingestion.claim(turn));
    } catch (FenceLost othersTurn) {
      LOG.info("Document {}: left to another worker", turn.ticket().documentId());
      return (complete, operations) -> {};
    }
    return claimed.isEmpty() ? new CompletionHandler.OnCompleteRemove<>() : work(claimed.get());
  }

  private CompletionHandler<Void> work(Document document)
      throws InterruptedException, SQLException {
    Attempt attempt =
        new Attempt(
            document,
            new ProgressReporter(
                documents, bus, clock, document, settings.maxProgressRate(), experience));
    running.add(attempt);
    if (stopping) {
      attempt.stop();
    }
    try {
      new IngestionJob(attempt).run();
    } catch (RuntimeException refused) {
      attempt.failed(refused);
      // A server refuses when it is about to stop, of which this node is told in a moment.
      TimeUnit.MILLISECONDS.sleep(REFUSED_MILLIS);
    } finally {
      running.remove(attempt);
    }
    return insist(() -> attemptEnd.settle(attempt, stopping))
        .map(this::again)
        .orElseGet(CompletionHandler.OnCompleteRemove::new);
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
        if (stopping
            || e instanceof FenceLost
            || !(DatabaseFault.in(e) || database.awayWithin(AFTERMATH))) {
          throw e;
        }
        LOG.debug("The database is away", e);
      }
      TimeUnit.MILLISECONDS.sleep(AWAY_MILLIS);
    }
  }

  private CompletionHandler<Void> again(Duration delay) {
    return (complete, operations) -> operations.reschedule(complete, clock.instant().plus(delay));
  }
}

package com.lexintel.ingestion;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.progress.ProgressBus;
import com.lexintel.settings.Settings;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One execution of the queue: claims the document, runs its batch job, and sees to its end. */
@ApplicationScoped
public class IngestionRun {
  private static final Logger LOG = LoggerFactory.getLogger(IngestionRun.class);
  private static final String JOB = "ingest-document";
  private static final long CHECK_MILLIS = 5_000;
  private static final Set<BatchStatus> ENDED =
      Set.of(BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED, BatchStatus.ABANDONED);

  private Ingestion ingestion;
  private Documents documents;
  private AttemptEnd attemptEnd;
  private RunningAttempts running;
  private ProgressBus bus;
  private Settings settings;
  private Clock clock;
  private volatile boolean stopping;

  protected IngestionRun() {}

  @Inject
  public IngestionRun(
      Ingestion ingestion,
      Documents documents,
      AttemptEnd attemptEnd,
      RunningAttempts running,
      ProgressBus bus,
      Settings settings,
      Clock clock) {
    this.ingestion = ingestion;
    this.documents = documents;
    this.attemptEnd = attemptEnd;
    this.running = running;
    this.bus = bus;
    this.settings = settings;
    this.clock = clock;
  }

  /** From now on nothing new is begun here. */
  void stopping() {
    stopping = true;
  }

  CompletionHandler<Void> run(IngestionQueue.Ticket ticket) {
    if (stopping) {
      return again(Duration.ZERO);
    }
    Optional<Document> claimed = ingestion.claim(ticket.documentId(), ticket.series());
    if (claimed.isEmpty()) {
      return new CompletionHandler.OnCompleteRemove<>();
    }
    Document document = claimed.get();
    Attempt attempt =
        new Attempt(
            document, new Reporter(documents, bus, clock, document, settings.maxProgressRate()));
    running.add(attempt);
    try {
      runJob(attempt);
    } finally {
      running.remove(attempt);
    }
    return attemptEnd
        .settle(attempt, stopping)
        .map(this::again)
        .orElseGet(CompletionHandler.OnCompleteRemove::new);
  }

  private void runJob(Attempt attempt) {
    Properties parameters = new Properties();
    parameters.setProperty(RunningAttempts.DOCUMENT, attempt.documentId().toString());
    JobOperator jobs = BatchRuntime.getJobOperator();
    long execution = jobs.start(JOB, parameters);
    LOG.debug("Document {}: batch execution {}", attempt.documentId(), execution);
    boolean interrupted = false;
    try {
      while (!ended(attempt, jobs, execution)) {
        LOG.debug("Document {}: still under way", attempt.documentId());
      }
    } catch (InterruptedException e) {
      interrupted = true;
      attempt.stop();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The job's listener tells of its end; its status is asked in case the listener could not. */
  private static boolean ended(Attempt attempt, JobOperator jobs, long execution)
      throws InterruptedException {
    return attempt.awaitJobEnd(CHECK_MILLIS)
        || ENDED.contains(jobs.getJobExecution(execution).getBatchStatus());
  }

  private CompletionHandler<Void> again(Duration delay) {
    return (complete, operations) -> operations.reschedule(complete, clock.instant().plus(delay));
  }
}

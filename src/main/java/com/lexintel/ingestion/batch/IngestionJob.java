package com.lexintel.ingestion.batch;

import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.ingestion.attempts.RunningAttempts;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The batch job of one attempt, and the wait for its end, of which the server may fail to tell. */
public final class IngestionJob {
  private static final Logger LOG = LoggerFactory.getLogger(IngestionJob.class);
  private static final String NAME = "ingest-document";
  private static final long CHECK_MILLIS = 5_000;
  // Between two parts of the work the server's batch runtime needs milliseconds. A longer silence
  // means that it lost the job, as it may when the database goes away.
  private static final Duration SILENCE = Duration.ofSeconds(20);
  private static final Set<BatchStatus> ENDED =
      Set.of(BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED, BatchStatus.ABANDONED);

  private final Attempt attempt;

  public IngestionJob(Attempt attempt) {
    this.attempt = attempt;
  }

  /**
   * Runs it to its end; whatever may still run of it then does not go on.
   *
   * @throws RuntimeException of whatever kind, when the server does not start it
   */
  public void run() {
    try {
      JobOperator jobs = BatchRuntime.getJobOperator();
      long execution = jobs.start(NAME, RunningAttempts.parameters(attempt));
      LOG.debug("Document {}: batch execution {}", attempt.documentId(), execution);
      while (!ended(jobs, execution)) {
        LOG.debug("Document {}: still under way", attempt.documentId());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      attempt.stop();
    }
  }

  /** The job's listener tells of its end; its status is asked in case the listener could not. */
  private boolean ended(JobOperator jobs, long execution) throws InterruptedException {
    if (attempt.awaitJobEnd(CHECK_MILLIS)) {
      return true;
    }
    if (attempt.idleFor(SILENCE)) {
      attempt.failed(new IllegalStateException("The server lost its batch job"));
      return true;
    }
    try {
      return ENDED.contains(jobs.getJobExecution(execution).getBatchStatus());
    } catch (RuntimeException databaseAway) {
      return false;
    }
  }
}

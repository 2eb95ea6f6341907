package com.lexintel.ingestion.batch;

import com.lexintel.database.DatabasePulse;
import com.lexintel.ingestion.attempts.Attempt;
import jakarta.batch.operations.JobOperator;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The batch job {@code ingest-document} of one attempt. */
public final class BatchJob {
  private static final Logger LOG = LoggerFactory.getLogger(BatchJob.class);
  private static final String NAME = "ingest-document";
  private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(5);
  // Between two parts of the work the server's batch runtime needs milliseconds. A longer silence
  // means that it lost the job, as it may when the database goes away.
  private static final Duration SILENCE = Duration.ofSeconds(20);
  private static final Set<BatchStatus> ENDED =
      Set.of(BatchStatus.COMPLETED, BatchStatus.FAILED, BatchStatus.STOPPED, BatchStatus.ABANDONED);

  private final Attempt attempt;
  private final DatabasePulse database;
  private final JobOperator jobs = BatchRuntime.getJobOperator();

  public BatchJob(Attempt attempt, DatabasePulse database) {
    this.attempt = attempt;
    this.database = database;
  }

  /**
   * Runs it to its end. Should the server still do some of it afterwards, it is stopped.
   *
   * @throws RuntimeException of whatever kind, when the server does not start it
   */
  public void run() throws InterruptedException {
    try {
      long execution = jobs.start(NAME, JobAttempt.parameters(attempt));
      LOG.debug("Document {}: batch execution {}", attempt.documentId(), execution);
      while (!ended(execution)) {
        LOG.debug("Document {}: still under way", attempt.documentId());
      }
    } finally {
      attempt.stop();
    }
  }

  /** The job's listener tells of its end. Its status is asked in case the listener could not. */
  private boolean ended(long execution) throws InterruptedException {
    if (attempt.awaitJobEnd(BETWEEN_CHECKS)) {
      return true;
    }
    if (attempt.idleFor(SILENCE)) {
      attempt.failed(new IllegalStateException("The server lost its batch job"));
      return true;
    }
    return !database.away() && endedByItsStatus(execution);
  }

  private boolean endedByItsStatus(long execution) {
    try {
      return ENDED.contains(jobs.getJobExecution(execution).getBatchStatus());
    } catch (RuntimeException unavailable) {
      LOG.debug("Batch execution {} cannot be looked up", execution, unavailable);
      return false;
    }
  }
}

package com.lexintel.ingestion.batch;

import com.lexintel.ingestion.attempts.Attempt;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Set;

/** Tells the worker that waits for a job that it has ended, well or not. */
@Dependent
@Named("jobEnd")
public class JobEnd extends AbstractJobListener {
  private static final Set<BatchStatus> STOPS = Set.of(BatchStatus.STOPPING, BatchStatus.STOPPED);

  private final JobContext job;
  private final Attempt attempt;

  @Inject
  public JobEnd(JobContext job, JobAttempt attempts) {
    this.job = job;
    this.attempt = attempts.of(job);
  }

  @Override
  public void afterJob() {
    attempt.jobEnded(STOPS.contains(job.getBatchStatus()));
  }
}

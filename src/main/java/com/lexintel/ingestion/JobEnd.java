package com.lexintel.ingestion;

import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Tells the worker that waits for a job that it has ended, well or not. */
@Dependent
@Named("jobEnd")
public class JobEnd extends AbstractJobListener {
  private final Attempt attempt;

  @Inject
  public JobEnd(JobContext job, RunningAttempts running) {
    this.attempt = running.of(job);
  }

  @Override
  public void afterJob() {
    attempt.jobEnded();
  }
}

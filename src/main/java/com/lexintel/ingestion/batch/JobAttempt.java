package com.lexintel.ingestion.batch;

import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.ingestion.attempts.RunningAttempts;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Properties;
import java.util.UUID;

/** Finds the attempt that a batch job works for: the job knows it by its parameters only. */
@ApplicationScoped
public class JobAttempt {
  private static final String DOCUMENT = "document";
  private static final String FENCE = "fence";

  private RunningAttempts running;

  protected JobAttempt() {}

  @Inject
  public JobAttempt(RunningAttempts running) {
    this.running = running;
  }

  static Properties parameters(Attempt attempt) {
    Properties parameters = new Properties();
    parameters.setProperty(DOCUMENT, attempt.documentId().toString());
    parameters.setProperty(FENCE, String.valueOf(attempt.fence()));
    return parameters;
  }

  /**
   * @throws IllegalStateException when the attempt has been given up
   */
  Attempt of(JobContext job) {
    Properties parameters = job.getProperties();
    return running.get(
        UUID.fromString(parameters.getProperty(DOCUMENT)),
        Long.parseLong(parameters.getProperty(FENCE)));
  }
}

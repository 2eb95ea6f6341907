package com.lexintel.ingestion.attempts;

import com.lexintel.progress.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;

/**
 * Reports checkpoints. It is called within a checkpoint's transaction, so what is stored of the
 * progress commits with the work, and what is published waits for that commit.
 */
@ApplicationScoped
public class Checkpoints {
  private Event<Checkpoint> checkpoints;

  protected Checkpoints() {}

  @Inject
  public Checkpoints(Event<Checkpoint> checkpoints) {
    this.checkpoints = checkpoints;
  }

  /** A part of an attempt's work that is about to be committed. */
  public record Checkpoint(Attempt attempt) {}

  /**
   * @param share of the step that is done, 0 to 1
   */
  public void reached(Attempt attempt, Step step, double share, String message) {
    attempt.checkpoint(step, share, message);
    checkpoints.fire(new Checkpoint(attempt));
  }

  void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Checkpoint checkpoint) {
    checkpoint.attempt().committed();
  }
}

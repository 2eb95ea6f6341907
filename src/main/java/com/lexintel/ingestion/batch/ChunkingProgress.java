package com.lexintel.ingestion.batch;

import com.lexintel.chunking.Passage;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.ingestion.attempts.Checkpoints;
import com.lexintel.progress.Step;
import jakarta.batch.api.chunk.listener.AbstractItemWriteListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Reports how far a text is split, at each checkpoint. */
@Dependent
@Named("chunkingProgress")
public class ChunkingProgress extends AbstractItemWriteListener {
  private final Attempt attempt;
  private final StepContext step;
  private final Checkpoints checkpoints;

  @Inject
  public ChunkingProgress(
      JobContext job, StepContext step, JobAttempt attempts, Checkpoints checkpoints) {
    this.attempt = attempts.of(job);
    this.step = step;
    this.checkpoints = checkpoints;
  }

  @Override
  public void afterWrite(List<Object> items) throws Exception {
    attempt.run(
        () -> {
          Passage last = (Passage) items.get(items.size() - 1);
          int length = (Integer) step.getTransientUserData();
          checkpoints.reached(
              attempt,
              Step.CHUNKING,
              (double) last.end() / length,
              "Splitting into passages: " + (last.ordinal() + 1));
          return null;
        });
  }
}

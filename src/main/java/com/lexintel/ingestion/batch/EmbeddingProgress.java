package com.lexintel.ingestion.batch;

import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.ingestion.attempts.Checkpoints;
import com.lexintel.passages.PassageCount;
import com.lexintel.progress.Step;
import jakarta.batch.api.chunk.listener.AbstractItemWriteListener;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Counts the passages that are embedded, and reports them at each checkpoint. */
@Dependent
@Named("embeddingProgress")
public class EmbeddingProgress extends AbstractItemWriteListener {
  private final Attempt attempt;
  private final StepContext step;
  private final Checkpoints checkpoints;

  @Inject
  public EmbeddingProgress(
      JobContext job, StepContext step, JobAttempt attempts, Checkpoints checkpoints) {
    this.attempt = attempts.of(job);
    this.step = step;
    this.checkpoints = checkpoints;
  }

  @Override
  public void afterWrite(List<Object> items) throws Exception {
    attempt.run(
        () -> {
          PassageCount before = (PassageCount) step.getTransientUserData();
          PassageCount now = new PassageCount(before.all(), before.embedded() + items.size());
          step.setTransientUserData(now);
          checkpoints.reached(
              attempt,
              Step.EMBEDDING,
              (double) now.embedded() / now.all(),
              "Embedding passage " + now.embedded() + " of " + now.all());
          return null;
        });
  }
}

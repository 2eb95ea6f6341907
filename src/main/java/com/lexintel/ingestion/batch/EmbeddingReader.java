package com.lexintel.ingestion.batch;

import com.lexintel.chunking.Passage;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.passages.PassageCount;
import com.lexintel.passages.PassageStore;
import com.lexintel.progress.Step;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;

/** Reads the passages that have no vector yet. */
@Dependent
@Named("embeddingReader")
public class EmbeddingReader extends AbstractItemReader {
  private static final int AHEAD = 200;

  private final Attempt attempt;
  private final StepContext step;
  private final PassageStore passages;
  private final Queue<Passage> ahead = new ArrayDeque<>();
  private int next;

  @Inject
  public EmbeddingReader(
      JobContext job, StepContext step, JobAttempt attempts, PassageStore passages) {
    this.attempt = attempts.of(job);
    this.step = step;
    this.passages = passages;
  }

  @Override
  public void open(Serializable never) throws Exception {
    attempt.run(
        () -> {
          PassageCount count = passages.count(attempt.documentId());
          step.setTransientUserData(count);
          attempt
              .reporter()
              .note(
                  (estimator, now) ->
                      estimator.embeddingBegins(count.all(), count.all() - count.embedded()));
          attempt.report(
              Step.EMBEDDING,
              (double) count.embedded() / count.all(),
              "Embedding " + count.all() + " passages");
          return null;
        });
  }

  @Override
  public Passage readItem() throws Exception {
    if (ahead.isEmpty()) {
      List<Passage> more = attempt.run(() -> passages.toEmbed(attempt.documentId(), next, AHEAD));
      if (more.isEmpty()) {
        return null;
      }
      ahead.addAll(more);
      next = more.get(more.size() - 1).ordinal() + 1;
    }
    return ahead.poll();
  }
}

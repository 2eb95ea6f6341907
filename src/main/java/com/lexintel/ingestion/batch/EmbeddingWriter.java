package com.lexintel.ingestion.batch;

import com.lexintel.chunking.Passage;
import com.lexintel.documents.Documents;
import com.lexintel.embedding.Embeddings;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.passages.PassageCount;
import com.lexintel.passages.PassageStore;
import com.lexintel.progress.Step;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/**
 * Embeds passages in one call and stores their vectors; their progress commits with them. The row
 * is locked only after the call, so that a cancel never waits for it.
 */
@Dependent
@Named("embeddingWriter")
public class EmbeddingWriter extends AbstractItemWriter {
  private final Attempt attempt;
  private final StepContext step;
  private final Documents documents;
  private final Embeddings embeddings;
  private final PassageStore passages;
  private int embedded;

  @Inject
  public EmbeddingWriter(
      JobContext job,
      StepContext step,
      JobAttempt attempts,
      Documents documents,
      Embeddings embeddings,
      PassageStore passages) {
    this.attempt = attempts.of(job);
    this.step = step;
    this.documents = documents;
    this.embeddings = embeddings;
    this.passages = passages;
  }

  @Override
  public void writeItems(List<Object> items) throws Exception {
    attempt.run(
        () -> {
          List<Passage> chunk = items.stream().map(Passage.class::cast).toList();
          List<float[]> vectors = embeddings.embed(chunk.stream().map(Passage::text).toList());
          documents.held(attempt.documentId(), attempt.fence());
          passages.embed(attempt.documentId(), chunk, vectors);
          embedded += chunk.size();
          report();
          return null;
        });
  }

  private void report() {
    PassageCount before = (PassageCount) step.getTransientUserData();
    int now = before.embedded() + embedded;
    attempt.report(
        Step.EMBEDDING,
        (double) now / before.all(),
        "Embedding passage " + now + " of " + before.all());
  }
}

package com.lexintel.ingestion.batch;

import com.lexintel.chunking.Passage;
import com.lexintel.documents.Documents;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.passages.PassageStore;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;

/** Stores passages. */
@Dependent
@Named("passageWriter")
public class PassageWriter extends AbstractItemWriter {
  private final Attempt attempt;
  private final Documents documents;
  private final PassageStore passages;

  @Inject
  public PassageWriter(
      JobContext job, JobAttempt attempts, Documents documents, PassageStore passages) {
    this.attempt = attempts.of(job);
    this.documents = documents;
    this.passages = passages;
  }

  @Override
  public void writeItems(List<Object> items) throws Exception {
    attempt.run(
        () -> {
          List<Passage> chunk = items.stream().map(Passage.class::cast).toList();
          documents.held(attempt.documentId(), attempt.fence());
          passages.add(attempt.documentId(), chunk);
          return null;
        });
  }
}

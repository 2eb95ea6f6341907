package com.lexintel.ingestion.batch;

import com.lexintel.chunking.Layout;
import com.lexintel.chunking.Passage;
import com.lexintel.documents.Documents;
import com.lexintel.embedding.Embeddings;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.passages.PassageStore;
import com.lexintel.passages.Recipe;
import com.lexintel.passages.TextStore;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.util.List;

/**
 * Embeds passages in one call and stores their vectors. The document is locked only after the call,
 * so that a cancel never waits for it.
 */
@Dependent
@Named("embeddingWriter")
public class EmbeddingWriter extends AbstractItemWriter {
  private final Attempt attempt;
  private final Documents documents;
  private final Embeddings embeddings;
  private final PassageStore passages;
  private final TextStore texts;
  private Layout layout;

  @Inject
  public EmbeddingWriter(
      JobContext job,
      JobAttempt attempts,
      Documents documents,
      Embeddings embeddings,
      PassageStore passages,
      TextStore texts) {
    this.attempt = attempts.of(job);
    this.documents = documents;
    this.embeddings = embeddings;
    this.passages = passages;
    this.texts = texts;
  }

  @Override
  public void writeItems(List<Object> items) throws Exception {
    attempt.run(
        () -> {
          List<Passage> chunk = items.stream().map(Passage.class::cast).toList();
          List<float[]> vectors = embeddings.embed(chunk.stream().map(layout()::embedded).toList());
          documents.held(attempt.documentId(), attempt.fence());
          passages.embed(attempt.documentId(), chunk, vectors, Recipe.of(embeddings));
          return null;
        });
  }

  private Layout layout() throws SQLException {
    if (layout == null) {
      layout = Layout.of(texts.find(attempt.documentId()).orElseThrow());
    }
    return layout;
  }
}

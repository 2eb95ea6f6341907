package com.lexintel.ingestion.batch;

import com.lexintel.documents.Completion;
import com.lexintel.documents.Documents;
import com.lexintel.documents.Families;
import com.lexintel.documents.MemberCount;
import com.lexintel.embedding.Embeddings;
import com.lexintel.estimates.TimeLeftEstimator;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.passages.PassageCount;
import com.lexintel.passages.PassageStore;
import com.lexintel.passages.Recipe;
import com.lexintel.passages.TextStore;
import com.lexintel.passages.VectorRecipes;
import com.lexintel.progress.Step;
import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Completes a document, but only one whose every passage has its vector. */
@Dependent
@Named("finalizing")
public class FinalizingStep extends AbstractBatchlet {
  private static final Logger LOG = LoggerFactory.getLogger(FinalizingStep.class);

  private final Attempt attempt;
  private final Documents documents;
  private final Families families;
  private final TextStore texts;
  private final PassageStore passages;
  private final VectorRecipes recipes;
  private final Embeddings embeddings;
  private final Clock clock;

  @Inject
  public FinalizingStep(
      JobContext job,
      JobAttempt attempts,
      Documents documents,
      Families families,
      TextStore texts,
      PassageStore passages,
      VectorRecipes recipes,
      Embeddings embeddings,
      Clock clock) {
    this.attempt = attempts.of(job);
    this.documents = documents;
    this.families = families;
    this.texts = texts;
    this.passages = passages;
    this.recipes = recipes;
    this.embeddings = embeddings;
    this.clock = clock;
  }

  @Override
  public String process() throws Exception {
    return attempt.run(this::complete);
  }

  private String complete() throws Exception {
    attempt.report(Step.FINALIZING, 0, "Finalizing");
    PassageCount count = passages.count(attempt.documentId());
    if (count.all() == 0 || count.embedded() != count.all()) {
      throw new IllegalStateException("Not every passage is embedded: " + count);
    }
    recipes.record(attempt.documentId(), Recipe.of(embeddings));
    int unread = texts.unreadPages(attempt.documentId());
    long seq = attempt.reporter().lastSeq();
    MemberCount members = families.count(attempt.documentId());
    Completion completion = new Completion(count.all(), unread, members);
    documents.changeHeld(
        attempt.documentId(),
        attempt.fence(),
        document -> {
          if (members.allEnded()) {
            document.complete(completion, seq, clock.instant());
          } else {
            document.awaitMembers(completion, seq, clock.instant());
          }
        });
    attempt.finished();
    attempt.reporter().note(TimeLeftEstimator::completed);
    LOG.info("Document {}: completed, {} passages", attempt.documentId(), count.all());
    return "completed";
  }
}

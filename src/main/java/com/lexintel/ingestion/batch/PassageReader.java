package com.lexintel.ingestion.batch;

import com.lexintel.chunking.Chunker;
import com.lexintel.chunking.Passage;
import com.lexintel.extraction.ExtractedText;
import com.lexintel.ingestion.attempts.Attempt;
import com.lexintel.passages.PassageStore;
import com.lexintel.passages.TextStore;
import com.lexintel.progress.Step;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Iterator;

/** Splits the text, going on after the passages that are already stored. */
@Dependent
@Named("passageReader")
public class PassageReader extends AbstractItemReader {
  private final Attempt attempt;
  private final StepContext step;
  private final TextStore texts;
  private final PassageStore passages;
  private Iterator<Passage> left;

  @Inject
  public PassageReader(
      JobContext job,
      StepContext step,
      JobAttempt attempts,
      TextStore texts,
      PassageStore passages) {
    this.attempt = attempts.of(job);
    this.step = step;
    this.texts = texts;
    this.passages = passages;
  }

  @Override
  public void open(Serializable never) throws Exception {
    attempt.run(
        () -> {
          ExtractedText text = texts.find(attempt.documentId()).orElseThrow();
          int before = passages.count(attempt.documentId()).all();
          int length = text.text().length();
          attempt
              .reporter()
              .note((estimator, now) -> estimator.chunkingBegins(length, before == 0));
          attempt.report(Step.CHUNKING, 0, "Splitting into passages");
          step.setTransientUserData(length);
          left = new Chunker().passages(text);
          for (int stored = 0; stored < before; stored++) {
            left.next();
          }
          return null;
        });
  }

  @Override
  public Passage readItem() throws Exception {
    return attempt.run(
        () -> {
          if (!left.hasNext()) {
            return null;
          }
          return left.next();
        });
  }
}

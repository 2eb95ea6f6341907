package com.lexintel.ingestion;

import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.documents.LostDocument;
import com.lexintel.embedding.EmbeddingUnavailable;
import com.lexintel.extraction.ExtractionFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of a document after an attempt: done, failed for good, or tried again. */
@ApplicationScoped
public class AttemptEnd {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptEnd.class);
  private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
  private static final Duration LATER_DELAY = Duration.ofSeconds(60);

  private Documents documents;
  private Clock clock;

  protected AttemptEnd() {}

  @Inject
  public AttemptEnd(Documents documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * @return after how long to try again; empty when the attempt was the end of it
   */
  Optional<Duration> settle(Attempt attempt, boolean stopping) {
    if (attempt.done() || attempt.lost()) {
      return Optional.empty();
    }
    try {
      return settleHeld(attempt, stopping);
    } catch (LostDocument cancelledMeanwhile) {
      LOG.info("Document {}: no longer wanted here", attempt.documentId());
      return Optional.empty();
    }
  }

  private Optional<Duration> settleHeld(Attempt attempt, boolean stopping) {
    ExtractionFailure refusal = attempt.causedBy(ExtractionFailure.class);
    if (refusal != null) {
      fail(attempt, refusal.code().contractCode(), refusal.getMessage());
      return Optional.empty();
    }
    if (attempt.stopped() && stopping) {
      change(attempt, document -> document.handBack(clock.instant()));
      LOG.info("Document {}: handed back, this node is stopping", attempt.documentId());
      return Optional.of(Duration.ZERO);
    }
    return tryAgain(attempt);
  }

  private Optional<Duration> tryAgain(Attempt attempt) {
    LOG.warn("Document {}: the attempt failed", attempt.documentId(), attempt.failure());
    boolean remote = attempt.causedBy(EmbeddingUnavailable.class) != null;
    String code = remote ? "embedding_unavailable" : "internal_error";
    String words =
        remote
            ? "The embedding service could not be reached"
            : "The server could not process it; its log says why";
    Document document = documents.get(attempt.documentId());
    if (document.isLastAttempt()) {
      fail(attempt, code, words);
      return Optional.empty();
    }
    Duration delay = document.isFirstAttempt() ? FIRST_DELAY : LATER_DELAY;
    change(
        attempt,
        held ->
            held.tryAgain(
                words + "; trying again in " + delay.toSeconds() + " s", clock.instant()));
    return Optional.of(delay);
  }

  private void fail(Attempt attempt, String code, String words) {
    long seq = attempt.reporter().lastSeq();
    change(attempt, document -> document.fail(code, words, seq, clock.instant()));
    LOG.info("Document {}: failed, {}: {}", attempt.documentId(), code, words);
  }

  private void change(Attempt attempt, Consumer<Document> change) {
    documents.changeHeld(attempt.documentId(), attempt.fence(), change);
  }
}

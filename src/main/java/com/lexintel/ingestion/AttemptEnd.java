package com.lexintel.ingestion;

import com.lexintel.database.DatabaseFault;
import com.lexintel.database.DatabasePulse;
import com.lexintel.database.InTransaction;
import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.ingestion.attempts.Attempt;
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
@InTransaction
public class AttemptEnd {
  private static final Logger LOG = LoggerFactory.getLogger(AttemptEnd.class);
  private static final Duration FIRST_DELAY = Duration.ofSeconds(10);
  private static final Duration LATER_DELAY = Duration.ofSeconds(60);
  private static final Duration AFTER_THE_DATABASE = Duration.ofSeconds(3);
  // What breaks while the database goes away or comes back is put down to that.
  private static final Duration AFTERMATH = Duration.ofSeconds(60);

  private Documents documents;
  private DatabasePulse database;
  private Clock clock;

  protected AttemptEnd() {}

  @Inject
  public AttemptEnd(Documents documents, DatabasePulse database, Clock clock) {
    this.documents = documents;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Settles it in one transaction.
   *
   * @return after how long to try again; empty when the attempt was the end of it
   */
  Optional<Duration> settle(Attempt attempt, boolean stopping) {
    if (attempt.done() || attempt.lost()) {
      return Optional.empty();
    }
    // Asked even so: it may have been cancelled, or the answer to its last commit been lost.
    Optional<Document> held = documents.findHeld(attempt.documentId(), attempt.fence());
    if (held.isEmpty()) {
      LOG.info("Document {}: no longer wanted here", attempt.documentId());
      return Optional.empty();
    }
    ExtractionFailure refusal = attempt.causedBy(ExtractionFailure.class);
    if (refusal != null && refusal.code() != ExtractionFailure.Code.STORAGE_UNAVAILABLE) {
      fail(attempt, refusal.code().contractCode(), refusal.getMessage());
      return Optional.empty();
    }
    if (stopping || attempt.interrupted()) {
      return Optional.of(handBack(attempt, Duration.ZERO, "the server is stopping"));
    }
    boolean unexplained = AttemptFault.of(attempt).unexplained() && database.awayWithin(AFTERMATH);
    if (unexplained || DatabaseFault.in(attempt.failure())) {
      return Optional.of(handBack(attempt, AFTER_THE_DATABASE, "the database was away"));
    }
    return tryAgain(attempt, held.get());
  }

  private Duration handBack(Attempt attempt, Duration delay, String why) {
    change(attempt, document -> document.handBack(clock.instant()));
    LOG.info("Document {}: handed back, {}", attempt.documentId(), why);
    return delay;
  }

  private Optional<Duration> tryAgain(Attempt attempt, Document document) {
    LOG.warn("Document {}: the attempt failed", attempt.documentId(), attempt.failure());
    AttemptFault fault = AttemptFault.of(attempt);
    if (document.attempts().isLast()) {
      fail(attempt, fault.code(), fault.words());
      return Optional.empty();
    }
    Duration delay = document.attempts().isFirst() ? FIRST_DELAY : LATER_DELAY;
    String words =
        fault.words()
            + "; trying again in "
            + delay.toSeconds()
            + " s"
            + document.attempts().wordsOfNext();
    change(attempt, held -> held.tryAgain(words, clock.instant()));
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

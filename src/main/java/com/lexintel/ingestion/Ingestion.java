package com.lexintel.ingestion;

import com.lexintel.cases.Cases;
import com.lexintel.database.InTransaction;
import com.lexintel.documents.Document;
import com.lexintel.documents.DocumentAccepted;
import com.lexintel.documents.DocumentRemoved;
import com.lexintel.documents.Documents;
import com.lexintel.documents.FenceLost;
import com.lexintel.passages.PassageStore;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import com.lexintel.queue.IngestionQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** What can be asked of the work on a document; each call is one transaction. */
@ApplicationScoped
@InTransaction
public class Ingestion {
  private Documents documents;
  private Cases cases;
  private PassageStore passages;
  private IngestionQueue queue;
  private Event<WorkEnded> workEnded;
  private Clock clock;

  protected Ingestion() {}

  @Inject
  public Ingestion(
      Documents documents,
      Cases cases,
      PassageStore passages,
      IngestionQueue queue,
      Event<WorkEnded> workEnded,
      Clock clock) {
    this.documents = documents;
    this.cases = cases;
    this.passages = passages;
    this.queue = queue;
    this.workEnded = workEnded;
    this.clock = clock;
  }

  void accepted(@Observes DocumentAccepted accepted) {
    enqueue(
        documents.change(accepted.document().id(), document -> document.queue(clock.instant())));
  }

  void removed(@Observes DocumentRemoved removed) {
    workEnded.fire(new WorkEnded(removed.documentId()));
  }

  /** Begins a cancel: from here on no worker can write to the document. */
  public void cancel(UUID id) {
    documents.change(id, document -> document.cancel(clock.instant()));
    workEnded.fire(new WorkEnded(id));
  }

  /** Ends a cancel, unless someone else was faster. */
  public void finishCancel(UUID id) throws SQLException {
    Optional<Document> cancelling =
        documents.find(id).filter(d -> d.step() == Step.CANCELLING && !d.status().terminal());
    if (cancelling.isPresent()) {
      passages.purge(id);
      documents.change(id, document -> document.cancelled(clock.instant()));
    }
  }

  /** Puts documents back into the queue that should be in it and are not. */
  void remember(Instant forgottenBefore) throws SQLException {
    for (UUID id : queue.forgotten(forgottenBefore)) {
      documents.find(id).filter(document -> !document.status().terminal()).ifPresent(this::enqueue);
    }
  }

  public void retry(UUID id) {
    enqueue(documents.change(id, document -> document.retry(clock.instant())));
  }

  /**
   * Takes a document for a worker of this node.
   *
   * @return empty when nothing is left to do in this series of attempts
   * @throws FenceLost when this node slept between its turn and now, and the turn is another's
   */
  Optional<Document> claim(IngestionQueue.Turn turn) throws SQLException {
    UUID id = turn.ticket().documentId();
    Optional<Document> waiting =
        documents
            .find(id)
            .filter(d -> d.series() == turn.ticket().series() && !d.status().terminal())
            .filter(d -> d.step() != Step.CANCELLING);
    // With the document locked, so that whoever has a later turn also claims later.
    if (waiting.isPresent() && !queue.isStill(turn)) {
      throw new FenceLost(id);
    }
    if (waiting.isPresent() && abandoned(waiting.get())) {
      documents.change(id, document -> document.abandon(clock.instant()));
      return Optional.empty();
    }
    return waiting.map(found -> take(id));
  }

  private Document take(UUID id) {
    Document taken = documents.change(id, document -> document.claim(clock.instant()));
    cases.served(taken.caseId(), clock.instant());
    return taken;
  }

  private static boolean abandoned(Document document) {
    return document.status() == Status.PROCESSING && document.isLastAttempt();
  }

  private void enqueue(Document document) {
    queue.add(document.id(), document.series());
  }
}

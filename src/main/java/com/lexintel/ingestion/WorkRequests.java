package com.lexintel.ingestion;

import com.lexintel.audit.Action;
import com.lexintel.database.InTransaction;
import com.lexintel.documents.Document;
import com.lexintel.documents.DocumentRemoved;
import com.lexintel.documents.Documents;
import com.lexintel.documents.DocumentsAccepted;
import com.lexintel.documents.LockedFamilies;
import com.lexintel.documents.OpenDocument;
import com.lexintel.passages.PassageStore;
import com.lexintel.progress.Step;
import com.lexintel.queue.IngestionQueue;
import com.lexintel.queue.QueueEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What people ask of the work on a document: begin, cancel, retry. Each call is a transaction. */
@ApplicationScoped
@InTransaction
public class WorkRequests {
  /** Below the id of every document. */
  static final UUID FIRST = new UUID(0, 0);

  private static final int LOOKED_AT = 5_000;

  private Documents documents;
  private LockedFamilies families;
  private PassageStore passages;
  private IngestionQueue queue;
  private Event<WorkWithdrawn> withdrawn;
  private Clock clock;

  protected WorkRequests() {}

  @Inject
  public WorkRequests(
      Documents documents,
      LockedFamilies families,
      PassageStore passages,
      IngestionQueue queue,
      Event<WorkWithdrawn> withdrawn,
      Clock clock) {
    this.documents = documents;
    this.families = families;
    this.passages = passages;
    this.queue = queue;
    this.withdrawn = withdrawn;
    this.clock = clock;
  }

  void accepted(@Observes DocumentsAccepted accepted) throws SQLException {
    List<Document> added = accepted.documents();
    documents.changeAdded(added, document -> document.queue(clock.instant()));
    queue.add(added.stream().map(WorkRequests::entry).toList());
  }

  void removed(@Observes DocumentRemoved removed) {
    withdrawn.fire(new WorkWithdrawn(removed.documentId()));
  }

  /**
   * Begins the cancel of a document and of the files in it that have not ended: from here on no
   * worker can write to them.
   *
   * @return all that are to be finished
   */
  public List<UUID> cancel(UUID id) throws SQLException {
    cancelAlone(id);
    List<UUID> cancelled = new ArrayList<>(List.of(id));
    for (Document member : families.below(id)) {
      if (!member.status().terminal() && member.step() != Step.CANCELLING) {
        cancelAlone(member.id());
        cancelled.add(member.id());
      }
    }
    return cancelled;
  }

  /** The same without the files in it. */
  public void cancelAlone(UUID id) {
    documents.change(Action.DOCUMENT_CANCELLED, id, document -> document.cancel(clock.instant()));
    withdrawn.fire(new WorkWithdrawn(id));
  }

  /** Ends a cancel, unless another node was faster. */
  public void finishCancel(UUID id) throws SQLException {
    Optional<Document> cancelling =
        documents.find(id).filter(d -> d.step() == Step.CANCELLING && !d.status().terminal());
    if (cancelling.isPresent()) {
      passages.purge(List.of(id));
      documents.change(id, document -> document.cancelled(clock.instant()));
    }
  }

  /**
   * Tries a document again, with the files in it that failed or were cancelled.
   *
   * @return all that are tried again
   */
  public List<UUID> retry(UUID id) throws SQLException {
    retryAlone(id);
    List<UUID> retried = new ArrayList<>(List.of(id));
    for (Document member : families.below(id)) {
      if (member.isRetryable()) {
        retryAlone(member.id());
        retried.add(member.id());
      }
    }
    return retried;
  }

  /** The same without the files in it. */
  public void retryAlone(UUID id) throws SQLException {
    Document retried =
        documents.change(Action.DOCUMENT_RETRIED, id, document -> document.retry(clock.instant()));
    queue.add(List.of(entry(retried)));
  }

  /**
   * Adds to the queue what should be in it since that time and is not. Looks at some of the open
   * documents in each call, so that its cost does not grow with what waits.
   *
   * @param after where the call before ended
   * @return where this one ended: {@link #FIRST} after the last document
   */
  UUID enqueueForgotten(Instant since, UUID after) throws SQLException {
    List<OpenDocument> open = documents.openAndSilentSince(since, after, LOOKED_AT);
    List<QueueEntry> expected = open.stream().map(WorkRequests::entry).toList();
    List<QueueEntry> forgotten =
        queue.missing(expected).stream()
            .flatMap(missing -> documents.find(missing.documentId()).stream())
            .filter(document -> !document.status().terminal())
            .map(WorkRequests::entry)
            .toList();
    if (!forgotten.isEmpty()) {
      queue.add(forgotten);
    }
    return open.size() < LOOKED_AT ? FIRST : open.get(open.size() - 1).id();
  }

  private static QueueEntry entry(OpenDocument document) {
    return new QueueEntry(document.id(), document.series());
  }

  private static QueueEntry entry(Document document) {
    return new QueueEntry(document.id(), document.attempts().series());
  }
}

package com.lexintel.documents;

import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.database.InTransaction;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * All documents: the one place that reads and writes their rows as entities. Every change locks the
 * row, and its event is published once the transaction has committed.
 */
@ApplicationScoped
@InTransaction
public class Documents {
  private final Event<ProgressEvent> events;
  private final Event<DocumentsAccepted> accepted;
  private final Event<DocumentRemoved> removed;
  private final AuditTrail trail;

  @PersistenceContext private EntityManager entities;

  protected Documents() {
    this(null, null, null, null);
  }

  @Inject
  public Documents(
      Event<ProgressEvent> events,
      Event<DocumentsAccepted> accepted,
      Event<DocumentRemoved> removed,
      AuditTrail trail) {
    this.events = events;
    this.accepted = accepted;
    this.removed = removed;
    this.trail = trail;
  }

  /** Adds new documents, all or none; whoever is to work on them joins this transaction. */
  public void add(List<Document> added) {
    for (Document document : added) {
      entities.persist(document);
      events.fire(document.event());
    }
    accepted.fire(new DocumentsAccepted(added));
    entities.flush();
    added.stream().filter(document -> document.family().depth() > 0).forEach(this::nameContainers);
    trail.add(added.stream().map(document -> deed(Action.DOCUMENT_UPLOADED, document)).toList());
  }

  private void nameContainers(Document member) {
    entities
        .createNativeQuery("update document set parent_id = ?2, root_id = ?3 where id = ?1")
        .setParameter(1, member.id())
        .setParameter(2, member.family().parentId())
        .setParameter(3, member.family().rootId())
        .executeUpdate();
  }

  /**
   * Changes documents that this transaction adds, which nobody else sees yet, and publishes what
   * came of it. Then their rows are there.
   */
  public void changeAdded(List<Document> added, Consumer<Document> change) {
    for (Document document : added) {
      change.accept(document);
      events.fire(document.event());
    }
    entities.flush();
  }

  /** Removes a document with all that was made of it, save its file. */
  public void remove(UUID id) {
    Document document = found(id, lock(id));
    ProgressEvent last = document.removed(Instant.now());
    entities
        .createNativeQuery(
            "insert into deleted_document (id, case_id, attempt, seq, step, progress, deleted_at)"
                + " values (?1, ?2, ?3, ?4, ?5, ?6, now())")
        .setParameter(1, id)
        .setParameter(2, document.caseId())
        .setParameter(3, last.attempt())
        .setParameter(4, last.seq())
        .setParameter(5, last.step().word())
        .setParameter(6, last.progress())
        .executeUpdate();
    entities.remove(document);
    record(Action.DOCUMENT_DELETED, document);
    events.fire(last);
    removed.fire(new DocumentRemoved(id));
  }

  private void record(Action action, Document document) {
    trail.add(deed(action, document));
  }

  private static Deed deed(Action action, Document document) {
    return Deed.onDocument(
        action, document.caseId(), document.id(), document.original().filename());
  }

  /** Those of the ids that a document has. */
  public List<UUID> existing(Collection<UUID> ids) {
    return entities
        .createQuery("select d.id from Document d where d.id in :ids", UUID.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  /**
   * @throws Problem {@code document_not_found}
   */
  public Document get(UUID id) {
    return found(id, entities.find(Document.class, id));
  }

  /**
   * Changes a document and publishes what came of it.
   *
   * @throws Problem {@code document_not_found}
   */
  public Document change(UUID id, Consumer<Document> change) {
    Document document = found(id, lock(id));
    change.accept(document);
    events.fire(document.event());
    return document;
  }

  /** The same for what somebody asked for, with a record of it. */
  public Document change(Action action, UUID id, Consumer<Document> change) {
    Document document = change(id, change);
    record(action, document);
    return document;
  }

  /**
   * Changes a document for the holder of its fence, and publishes what came of it.
   *
   * @throws FenceLost when another holds it, it has ended, or it is gone
   */
  public Document changeHeld(UUID id, long fence, Consumer<Document> change) {
    Document document = held(id, fence);
    change.accept(document);
    // Now, so that its time is seen as that of the report and not of whatever commits.
    entities.flush();
    events.fire(document.event());
    return document;
  }

  /**
   * Locks a document for the holder of its fence, so that what is written beside it in this
   * transaction is fenced too.
   *
   * @throws FenceLost when another holds it, it has ended, or it is gone
   */
  public Document held(UUID id, long fence) {
    return findHeld(id, fence).orElseThrow(() -> new FenceLost(id));
  }

  /** The same; empty when another holds it, it has ended, or it is gone. */
  public Optional<Document> findHeld(UUID id, long fence) {
    return find(id).filter(document -> document.fence() == fence && !document.status().terminal());
  }

  /** The document, locked, if it still exists. */
  public Optional<Document> find(UUID id) {
    return Optional.ofNullable(lock(id));
  }

  /** The case of a document, also of one that was deleted a short time ago. */
  public Optional<UUID> caseOf(UUID id) {
    Document document = entities.find(Document.class, id);
    if (document != null) {
      return Optional.of(document.caseId());
    }
    List<?> deleted =
        entities
            .createNativeQuery("select cast(case_id as text) from deleted_document where id = ?1")
            .setParameter(1, id)
            .getResultList();
    return deleted.stream().findFirst().map(text -> UUID.fromString((String) text));
  }

  /** The ids of documents whose cancel was begun before that time and never ended. */
  public List<UUID> cancellingSince(Instant time) {
    return entities
        .createQuery(
            "select d.id from Document d where d.latest.step = :step and d.latest.status = :status"
                + " and d.latest.reportedAt < :time",
            UUID.class)
        .setParameter("step", Step.CANCELLING.word())
        .setParameter("status", Status.PROCESSING.word())
        .setParameter("time", time)
        .getResultList();
  }

  /**
   * Documents that have not ended and of which no event was stored since that time, in the order of
   * their ids.
   *
   * @param after the id that comes before the first of them
   * @param most how many at most
   */
  public List<OpenDocument> openAndSilentSince(Instant time, UUID after, int most) {
    return entities
        .createQuery(
            "select new com.lexintel.documents.OpenDocument(d.id, d.attempts.series) from Document d"
                + " where d.latest.status in :open and d.latest.step <> :cancelling and d.family.awaiting = false and d.latest.reportedAt < :time and d.id > :after order by d.id",
            OpenDocument.class)
        .setParameter("open", List.of(Status.PENDING.word(), Status.PROCESSING.word()))
        .setParameter("cancelling", Step.CANCELLING.word())
        .setParameter("time", time)
        .setParameter("after", after)
        .setMaxResults(most)
        .getResultList();
  }

  /** Forgets what was deleted before that time. */
  public void forgetDeleted(Instant before) {
    entities
        .createNativeQuery("delete from deleted_document where deleted_at < ?1")
        .setParameter(1, Timestamp.from(before))
        .executeUpdate();
  }

  private Document lock(UUID id) {
    return entities.find(Document.class, id, LockModeType.PESSIMISTIC_WRITE);
  }

  private static Document found(UUID id, Document document) {
    if (document == null) {
      throw new Problem(ProblemCode.DOCUMENT_NOT_FOUND, "There is no document " + id);
    }
    return document;
  }
}

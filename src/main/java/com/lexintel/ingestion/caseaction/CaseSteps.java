package com.lexintel.ingestion.caseaction;

import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.database.InTransaction;
import com.lexintel.documents.CasePortions;
import com.lexintel.documents.Portion;
import com.lexintel.documents.Portion.Held;
import com.lexintel.ingestion.WorkRequests;
import com.lexintel.passages.PassageStore;
import com.lexintel.problem.Problem;
import com.lexintel.queue.IngestionQueue;
import com.lexintel.queue.QueueEntry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * The steps of an action, each a transaction with the record of how far it is: what is done is
 * recorded, and what is not is done by whoever goes on.
 */
@ApplicationScoped
@InTransaction
public class CaseSteps {
  private CaseActions actions;
  private CasePortions portions;
  private WorkRequests requests;
  private PassageStore passages;
  private IngestionQueue queue;
  private AuditTrail trail;
  private Clock clock;

  protected CaseSteps() {}

  @Inject
  public CaseSteps(
      CaseActions actions,
      CasePortions portions,
      WorkRequests requests,
      PassageStore passages,
      IngestionQueue queue,
      AuditTrail trail,
      Clock clock) {
    this.actions = actions;
    this.portions = portions;
    this.requests = requests;
    this.passages = passages;
    this.queue = queue;
    this.trail = trail;
    this.clock = clock;
  }

  /** Changes the next documents; empty when another node has the action. */
  Optional<Portion> portion(CaseAction action) throws SQLException {
    if (!actions.hold(action)) {
      return Optional.empty();
    }
    Portion portion =
        switch (action.kind()) {
          case CANCEL -> cancel(action);
          case RETRY -> retry(action);
        };
    actions.reached(action, portion.end(), portion.changed().size());
    return Optional.of(portion);
  }

  private Portion cancel(CaseAction action) throws SQLException {
    Portion portion =
        portions.cancel(action.caseId(), action.at(), action.askedAt(), clock.instant());
    if (!portion.changed().isEmpty()) {
      passages.purge(portion.ids());
      queue.remove(entries(portion));
      record(Action.DOCUMENT_CANCELLED, action, portion);
    }
    return portion;
  }

  private Portion retry(CaseAction action) throws SQLException {
    Portion portion =
        portions.retry(action.caseId(), action.at(), action.askedAt(), clock.instant());
    if (!portion.changed().isEmpty()) {
      queue.add(entries(portion));
      record(Action.DOCUMENT_RETRIED, action, portion);
    }
    return portion;
  }

  private static List<QueueEntry> entries(Portion portion) {
    return portion.changed().stream()
        .map(document -> new QueueEntry(document.id(), document.series()))
        .toList();
  }

  private void record(Action what, CaseAction action, Portion portion) {
    trail.add(
        portion.changed().stream()
            .map(each -> Deed.onDocument(what, action.caseId(), each.id(), each.filename()))
            .toList());
  }

  /**
   * Changes a document by itself, waiting for whoever has it. A cancel is only begun.
   *
   * @return false when another node has the action
   * @throws Problem when it has moved on
   */
  boolean single(CaseAction action, Held document) throws SQLException {
    if (!actions.hold(action)) {
      return false;
    }
    switch (action.kind()) {
      case CANCEL -> requests.cancelAlone(document.id());
      case RETRY -> requests.retryAlone(document.id());
    }
    actions.reached(action, document.place(), 1);
    return true;
  }
}

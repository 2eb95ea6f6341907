package com.lexintel.ingestion.caseaction;

import com.lexintel.audit.Visit;
import com.lexintel.cases.Cases;
import com.lexintel.documents.DocumentsInStates;
import com.lexintel.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What is asked of all documents of a case. It is done later; how many it is for is said now. */
@ApplicationScoped
public class CaseWork {
  private CaseActions actions;
  private CaseActionViews views;
  private DocumentsInStates documents;
  private Cases cases;
  private Visit visit;
  private Clock clock;

  protected CaseWork() {}

  @Inject
  public CaseWork(
      CaseActions actions,
      CaseActionViews views,
      DocumentsInStates documents,
      Cases cases,
      Visit visit,
      Clock clock) {
    this.actions = actions;
    this.views = views;
    this.documents = documents;
    this.cases = cases;
    this.visit = visit;
    this.clock = clock;
  }

  /**
   * Cancels whatever of the case has not ended.
   *
   * @throws Problem {@code case_not_found}
   */
  public int cancel(UUID caseId) throws SQLException {
    return ask(caseId, Kind.CANCEL);
  }

  /**
   * Tries again whatever of the case failed or was cancelled.
   *
   * @throws Problem {@code case_not_found}
   */
  public int retry(UUID caseId) throws SQLException {
    return ask(caseId, Kind.RETRY);
  }

  /**
   * What was asked since yesterday, newest first, and how far it is.
   *
   * @throws Problem {@code case_not_found}
   */
  public List<CaseActionView> actions(UUID caseId) throws SQLException {
    UUID id = cases.get(caseId).id();
    return views.of(List.of(id)).get(id);
  }

  private int ask(UUID id, Kind kind) throws SQLException {
    UUID caseId = cases.get(id).id();
    Instant now = clock.instant();
    int concerned = documents.count(caseId, kind.concerned(), now);
    if (concerned > 0) {
      actions.add(CaseAction.asked(caseId, kind, visit.actor(), now, concerned));
    }
    return concerned;
  }
}

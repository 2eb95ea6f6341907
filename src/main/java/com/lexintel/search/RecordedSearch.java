package com.lexintel.search;

import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.cases.CaseAccess;
import com.lexintel.cases.Cases;
import com.lexintel.documents.Documents;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.search.text.Query;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Searches that somebody asks for, each with a record of it. */
@ApplicationScoped
public class RecordedSearch {
  private Cases cases;
  private Documents documents;
  private CaseAccess access;
  private Search search;
  private AuditTrail trail;

  protected RecordedSearch() {}

  @Inject
  public RecordedSearch(
      Cases cases, Documents documents, CaseAccess access, Search search, AuditTrail trail) {
    this.cases = cases;
    this.documents = documents;
    this.access = access;
    this.search = search;
    this.trail = trail;
  }

  /**
   * Over all cases that the caller sees.
   *
   * @throws Problem {@code empty_query}, {@code query_too_long}
   */
  public SearchAnswer everywhere(Identity caller, String q, int offset, int limit)
      throws SQLException {
    Query query = Query.parse(q);
    trail.add(Deed.onCase(Action.SEARCHED, null));
    return search.answer(access.cases(caller), null, query, offset, limit);
  }

  /**
   * Within one case.
   *
   * @param documentId the document to search; null for all
   * @throws Problem {@code case_not_found}, {@code document_not_found}, {@code empty_query}, {@code
   *     query_too_long}
   */
  public SearchAnswer inCase(UUID caseId, UUID documentId, String q, int offset, int limit)
      throws SQLException {
    UUID known = cases.get(caseId).id();
    if (documentId != null && !documents.get(documentId).caseId().equals(known)) {
      throw new Problem(ProblemCode.DOCUMENT_NOT_FOUND, "There is no such document in this case");
    }
    Query query = Query.parse(q);
    trail.add(Deed.onCase(Action.SEARCHED, known));
    return search.answer(List.of(known), documentId, query, offset, limit);
  }
}

package com.lexintel.graphql;

import com.lexintel.cases.Role;
import com.lexintel.documents.resource.AccessCheck;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.search.RecordedSearch;
import com.lexintel.search.SearchAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.UUID;

/** Search. */
@ApplicationScoped
public class SearchFields implements FieldSource {
  private AccessCheck access;
  private RecordedSearch search;

  protected SearchFields() {}

  @Inject
  public SearchFields(AccessCheck access, RecordedSearch search) {
    this.access = access;
    this.search = search;
  }

  @Override
  public void wire(Wiring wiring) {
    wiring.query("search", this::answer);
  }

  private SearchAnswer answer(Call call, Arguments arguments) throws SQLException {
    String q = arguments.text("q");
    UUID caseId = arguments.caseId("caseId");
    UUID documentId = arguments.documentId("documentId");
    if (caseId == null && documentId != null) {
      throw new Problem(ProblemCode.MISSING_CASE, "Name the case of the document as caseId");
    }
    if (caseId == null) {
      return search.everywhere(call.caller(), q, arguments.offset(), arguments.limit());
    }
    access.requireCase(call.caller(), caseId, Role.READER);
    return search.inCase(caseId, documentId, q, arguments.offset(), arguments.limit());
  }
}

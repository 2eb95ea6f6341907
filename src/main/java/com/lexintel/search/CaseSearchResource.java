package com.lexintel.search;

import com.lexintel.api.PageRequest;
import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.cases.Cases;
import com.lexintel.documents.Documents;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import com.lexintel.search.text.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** Search within a case. */
@RequestScoped
@Path("cases/{id}/search")
@Produces(MediaType.APPLICATION_JSON)
public class CaseSearchResource {
  private Cases cases;
  private Documents documents;
  private Search search;
  private AuditTrail trail;

  protected CaseSearchResource() {}

  @Inject
  public CaseSearchResource(Cases cases, Documents documents, Search search, AuditTrail trail) {
    this.cases = cases;
    this.documents = documents;
    this.search = search;
    this.trail = trail;
  }

  @GET
  public SearchAnswer search(
      @PathParam("id") String id,
      @QueryParam("q") String q,
      @QueryParam("document_id") String documentId,
      @BeanParam PageRequest page)
      throws SQLException {
    UUID caseId = cases.get(Ids.ofCase(id)).id();
    UUID document = documentId == null ? null : documentOf(caseId, documentId);
    Query query = Query.parse(q);
    trail.add(Deed.onCase(Action.SEARCHED, caseId));
    return search.answer(List.of(caseId), document, query, page.offset(), page.limit());
  }

  private UUID documentOf(UUID caseId, String documentId) {
    UUID document = Ids.ofDocument(documentId);
    if (!documents.get(document).caseId().equals(caseId)) {
      throw new Problem(ProblemCode.DOCUMENT_NOT_FOUND, "There is no such document in this case");
    }
    return document;
  }
}

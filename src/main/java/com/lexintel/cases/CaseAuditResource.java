package com.lexintel.cases;

import com.lexintel.api.ListRequest;
import com.lexintel.identity.Identity;
import com.lexintel.progress.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import java.util.UUID;

/** What was done in a case, for its owners. */
@RequestScoped
@Path("cases/{id}/audit")
public class CaseAuditResource {
  private Cases cases;
  private AuditReader reader;

  protected CaseAuditResource() {}

  @Inject
  public CaseAuditResource(Cases cases, AuditReader reader) {
    this.cases = cases;
    this.reader = reader;
  }

  @GET
  @Needs(Role.OWNER)
  @Produces({MediaType.APPLICATION_JSON, AuditReader.LINES})
  public Response list(
      @PathParam("id") String id,
      @BeanParam ListRequest page,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context SecurityContext context) {
    UUID caseId = cases.get(Ids.ofCase(id)).id();
    return reader.answer(Identity.of(context), caseId, page, uri, headers);
  }
}

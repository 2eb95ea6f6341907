package com.lexintel.search;

import com.lexintel.api.PageRequest;
import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.cases.CaseAccess;
import com.lexintel.identity.Identity;
import com.lexintel.search.text.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;

/** Search over all cases that the caller sees. */
@RequestScoped
@Path("search")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
  private Search search;
  private CaseAccess access;
  private AuditTrail trail;

  protected SearchResource() {}

  @Inject
  public SearchResource(Search search, CaseAccess access, AuditTrail trail) {
    this.search = search;
    this.access = access;
    this.trail = trail;
  }

  @GET
  public SearchAnswer search(
      @QueryParam("q") String q, @BeanParam PageRequest page, @Context SecurityContext context)
      throws SQLException {
    Query query = Query.parse(q);
    trail.add(Deed.onCase(Action.SEARCHED, null));
    return search.answer(
        access.cases(Identity.of(context)), null, query, page.offset(), page.limit());
  }
}

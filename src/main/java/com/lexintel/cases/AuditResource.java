package com.lexintel.cases;

import com.lexintel.api.ListRequest;
import com.lexintel.identity.Identity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;

/** What was done anywhere, for administrators. */
@RequestScoped
@Path("audit")
public class AuditResource {
  private AuditReader reader;

  protected AuditResource() {}

  @Inject
  public AuditResource(AuditReader reader) {
    this.reader = reader;
  }

  @GET
  @Produces({MediaType.APPLICATION_JSON, AuditReader.LINES})
  public Response list(
      @BeanParam ListRequest page,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context SecurityContext context) {
    Identity caller = Identity.of(context);
    reader.refuseUnlessAdministrator(caller);
    return reader.answer(caller, null, page, uri, headers);
  }
}

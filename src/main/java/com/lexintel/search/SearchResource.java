package com.lexintel.search;

import com.lexintel.api.PageRequest;
import com.lexintel.identity.Identity;
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
  private RecordedSearch search;

  protected SearchResource() {}

  @Inject
  public SearchResource(RecordedSearch search) {
    this.search = search;
  }

  @GET
  public SearchAnswer search(
      @QueryParam("q") String q, @BeanParam PageRequest page, @Context SecurityContext context)
      throws SQLException {
    return search.everywhere(Identity.of(context), q, page.offset(), page.limit());
  }
}

package com.lexintel.search;

import com.lexintel.api.PageRequest;
import com.lexintel.search.text.Query;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;

/** Search over all cases. */
@RequestScoped
@Path("search")
@Produces(MediaType.APPLICATION_JSON)
public class SearchResource {
  private Search search;

  protected SearchResource() {}

  @Inject
  public SearchResource(Search search) {
    this.search = search;
  }

  @GET
  public SearchAnswer search(@QueryParam("q") String q, @BeanParam PageRequest page)
      throws SQLException {
    return search.answer(null, null, Query.parse(q), page.offset(), page.limit());
  }
}

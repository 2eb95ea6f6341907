package com.lexintel.search;

import com.lexintel.api.PageRequest;
import com.lexintel.progress.Ids;
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

/** Search within a case. */
@RequestScoped
@Path("cases/{id}/search")
@Produces(MediaType.APPLICATION_JSON)
public class CaseSearchResource {
  private RecordedSearch search;

  protected CaseSearchResource() {}

  @Inject
  public CaseSearchResource(RecordedSearch search) {
    this.search = search;
  }

  @GET
  public SearchAnswer search(
      @PathParam("id") String id,
      @QueryParam("q") String q,
      @QueryParam("document_id") String documentId,
      @BeanParam PageRequest page)
      throws SQLException {
    return search.inCase(
        Ids.ofCase(id),
        documentId == null ? null : Ids.ofDocument(documentId),
        q,
        page.offset(),
        page.limit());
  }
}

package com.lexintel.ingestion;

import com.lexintel.progress.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;

/** Cancel and retry of one document. */
@RequestScoped
@Path("documents")
@Produces(MediaType.APPLICATION_JSON)
public class WorkResource {
  private DocumentWork work;

  protected WorkResource() {}

  @Inject
  public WorkResource(DocumentWork work) {
    this.work = work;
  }

  @POST
  @Path("{id}/cancel")
  public Response cancel(@PathParam("id") String id) throws SQLException {
    return Response.accepted(work.cancel(Ids.ofDocument(id))).build();
  }

  @POST
  @Path("{id}/retry")
  public Response retry(@PathParam("id") String id) throws SQLException {
    return Response.accepted(work.retry(Ids.ofDocument(id))).build();
  }
}

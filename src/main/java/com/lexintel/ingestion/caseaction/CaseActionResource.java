package com.lexintel.ingestion.caseaction;

import com.lexintel.progress.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;

/** Cancel and retry of all documents of a case. Both are answered before they are done. */
@RequestScoped
@Path("cases")
@Produces(MediaType.APPLICATION_JSON)
public class CaseActionResource {
  private CaseWork work;

  protected CaseActionResource() {}

  @Inject
  public CaseActionResource(CaseWork work) {
    this.work = work;
  }

  /** How many documents the call is for. */
  public record Reached(int documents) {}

  /** The actions of a case. */
  public record Actions(List<CaseActionView> items) {}

  /** Cancels whatever of the case has not ended. */
  @POST
  @Path("{id}/cancel")
  public Response cancel(@PathParam("id") String id) throws SQLException {
    return accepted(id, work.cancel(Ids.ofCase(id)));
  }

  /** Tries again whatever of the case failed or was cancelled. */
  @POST
  @Path("{id}/retry")
  public Response retry(@PathParam("id") String id) throws SQLException {
    return accepted(id, work.retry(Ids.ofCase(id)));
  }

  /** How far they are. */
  @GET
  @Path("{id}/actions")
  public Actions list(@PathParam("id") String id) throws SQLException {
    return new Actions(work.actions(Ids.ofCase(id)));
  }

  private static Response accepted(String id, int documents) {
    URI progress = URI.create("cases/" + id + "/actions");
    return Response.accepted(new Reached(documents)).location(progress).build();
  }
}

package com.lexintel.ingestion;

import com.lexintel.cases.Cases;
import com.lexintel.documents.Documents;
import com.lexintel.problem.Problem;
import com.lexintel.progress.Ids;
import com.lexintel.progress.Status;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Cancel and retry of all documents of a case. */
@RequestScoped
@Path("cases")
@Produces(MediaType.APPLICATION_JSON)
public class CaseWorkResource {
  private WorkRequests requests;
  private Documents documents;
  private Cases cases;

  protected CaseWorkResource() {}

  @Inject
  public CaseWorkResource(WorkRequests requests, Documents documents, Cases cases) {
    this.requests = requests;
    this.documents = documents;
    this.cases = cases;
  }

  /** How many documents the call reached. */
  public record Reached(int documents) {}

  /** Cancels whatever of the case has not ended. */
  @POST
  @Path("{id}/cancel")
  public Response cancel(@PathParam("id") String id) throws SQLException {
    return reach(
        id,
        List.of(Status.PENDING, Status.PROCESSING),
        document -> {
          List<UUID> cancelled = requests.cancel(document);
          for (UUID each : cancelled) {
            requests.finishCancel(each);
          }
          return cancelled;
        });
  }

  /** Tries again whatever of the case failed or was cancelled. */
  @POST
  @Path("{id}/retry")
  public Response retry(@PathParam("id") String id) throws SQLException {
    return reach(id, List.of(Status.FAILED, Status.CANCELLED), requests::retry);
  }

  private interface Call {
    /** All that it reached: the files in a document too. */
    List<UUID> at(UUID document) throws SQLException;
  }

  private Response reach(String id, List<Status> concerned, Call call) throws SQLException {
    UUID legalCase = cases.get(Ids.ofCase(id)).id();
    Set<UUID> reached = new HashSet<>();
    for (UUID document : documents.ids(legalCase, concerned)) {
      if (!reached.contains(document)) {
        reached.addAll(reach(document, call));
      }
    }
    return Response.accepted(new Reached(reached.size())).build();
  }

  /** None when the document moved on, or was deleted, since it was listed. */
  private static List<UUID> reach(UUID document, Call call) throws SQLException {
    try {
      return call.at(document);
    } catch (Problem movedOn) {
      return List.of();
    }
  }
}

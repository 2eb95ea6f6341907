package com.lexintel.ingestion;

import com.lexintel.api.Ids;
import com.lexintel.cases.Cases;
import com.lexintel.documents.Documents;
import com.lexintel.problem.Problem;
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
import java.util.List;
import java.util.UUID;

/** Cancel and retry of all documents of a case. */
@RequestScoped
@Path("cases/{id}/{call:cancel|retry}")
@Produces(MediaType.APPLICATION_JSON)
public class CaseWorkResource {
  private Ingestion ingestion;
  private Documents documents;
  private Cases cases;

  protected CaseWorkResource() {}

  @Inject
  public CaseWorkResource(Ingestion ingestion, Documents documents, Cases cases) {
    this.ingestion = ingestion;
    this.documents = documents;
    this.cases = cases;
  }

  /** How many documents the call reached. */
  public record Reached(int documents) {}

  @POST
  public Response call(@PathParam("id") String id, @PathParam("call") String call)
      throws SQLException {
    UUID legalCase = cases.get(Ids.ofCase(id)).id();
    boolean cancel = call.equals("cancel");
    int reached = 0;
    for (UUID document : documents.ids(legalCase, concerned(cancel))) {
      reached += reach(document, cancel) ? 1 : 0;
    }
    return Response.accepted(new Reached(reached)).build();
  }

  private static List<Status> concerned(boolean cancel) {
    return cancel
        ? List.of(Status.PENDING, Status.PROCESSING)
        : List.of(Status.FAILED, Status.CANCELLED);
  }

  /** False when the document moved on, or was deleted, since it was listed. */
  private boolean reach(UUID document, boolean cancel) throws SQLException {
    try {
      if (cancel) {
        ingestion.cancel(document);
        ingestion.finishCancel(document);
      } else {
        ingestion.retry(document);
      }
      return true;
    } catch (Problem movedOn) {
      return false;
    }
  }
}

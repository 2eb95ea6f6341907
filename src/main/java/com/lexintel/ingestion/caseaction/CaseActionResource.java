package com.lexintel.ingestion.caseaction;

import com.lexintel.audit.Visit;
import com.lexintel.cases.Cases;
import com.lexintel.documents.DocumentsInStates;
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
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/** Cancel and retry of all documents of a case. Both are answered before they are done. */
@RequestScoped
@Path("cases")
@Produces(MediaType.APPLICATION_JSON)
public class CaseActionResource {
  private CaseActions actions;
  private DocumentsInStates documents;
  private Cases cases;
  private Visit visit;
  private Clock clock;

  protected CaseActionResource() {}

  @Inject
  public CaseActionResource(
      CaseActions actions, DocumentsInStates documents, Cases cases, Visit visit, Clock clock) {
    this.actions = actions;
    this.documents = documents;
    this.cases = cases;
    this.visit = visit;
    this.clock = clock;
  }

  /** How many documents the call is for. */
  public record Reached(int documents) {}

  /** Cancels whatever of the case has not ended. */
  @POST
  @Path("{id}/cancel")
  public Response cancel(@PathParam("id") String id) throws SQLException {
    return ask(id, Kind.CANCEL);
  }

  /** Tries again whatever of the case failed or was cancelled. */
  @POST
  @Path("{id}/retry")
  public Response retry(@PathParam("id") String id) throws SQLException {
    return ask(id, Kind.RETRY);
  }

  private Response ask(String id, Kind kind) throws SQLException {
    UUID caseId = cases.get(Ids.ofCase(id)).id();
    Instant now = clock.instant();
    int concerned = documents.count(caseId, kind.concerned(), now);
    if (concerned > 0) {
      actions.add(CaseAction.asked(caseId, kind, visit.actor(), now));
    }
    return Response.accepted(new Reached(concerned)).build();
  }
}

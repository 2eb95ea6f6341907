package com.lexintel.ingestion;

import com.lexintel.documents.Documents;
import com.lexintel.documents.resource.Duplicates;
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
import java.util.UUID;

/** Cancel and retry of one document. */
@RequestScoped
@Path("documents")
@Produces(MediaType.APPLICATION_JSON)
public class WorkResource {
  private WorkRequests requests;
  private Documents documents;
  private Duplicates duplicates;

  protected WorkResource() {}

  @Inject
  public WorkResource(WorkRequests requests, Documents documents, Duplicates duplicates) {
    this.duplicates = duplicates;
    this.requests = requests;
    this.documents = documents;
  }

  @POST
  @Path("{id}/cancel")
  public Response cancel(@PathParam("id") String id) throws SQLException {
    UUID document = Ids.ofDocument(id);
    for (UUID cancelled : requests.cancel(document)) {
      requests.finishCancel(cancelled);
    }
    return accepted(document);
  }

  @POST
  @Path("{id}/retry")
  public Response retry(@PathParam("id") String id) throws SQLException {
    UUID document = Ids.ofDocument(id);
    requests.retry(document);
    return accepted(document);
  }

  private Response accepted(UUID document) throws SQLException {
    return Response.accepted(duplicates.view(documents.get(document))).build();
  }
}

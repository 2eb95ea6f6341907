package com.lexintel.ingestion;

import com.lexintel.api.Ids;
import com.lexintel.documents.Documents;
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
@Path("documents/{id}/{call:cancel|retry}")
@Produces(MediaType.APPLICATION_JSON)
public class WorkResource {
  private Ingestion ingestion;
  private Documents documents;

  protected WorkResource() {}

  @Inject
  public WorkResource(Ingestion ingestion, Documents documents) {
    this.ingestion = ingestion;
    this.documents = documents;
  }

  @POST
  public Response call(@PathParam("id") String id, @PathParam("call") String call)
      throws SQLException {
    UUID document = Ids.ofDocument(id);
    if (call.equals("cancel")) {
      ingestion.cancel(document);
      ingestion.finishCancel(document);
    } else {
      ingestion.retry(document);
    }
    return Response.accepted(documents.get(document).view()).build();
  }
}

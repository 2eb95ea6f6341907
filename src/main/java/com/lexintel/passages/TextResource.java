package com.lexintel.passages;

import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.sql.SQLException;
import java.util.UUID;

/** A document's extracted text. */
@RequestScoped
@Path("documents/{id}/text")
public class TextResource {
  private Documents documents;
  private TextStore texts;
  private AuditTrail trail;

  protected TextResource() {}

  @Inject
  public TextResource(Documents documents, TextStore texts, AuditTrail trail) {
    this.documents = documents;
    this.texts = texts;
    this.trail = trail;
  }

  @GET
  @Produces("text/plain;charset=UTF-8")
  public StreamingOutput text(@PathParam("id") String id) throws SQLException {
    Document read = documents.get(Ids.ofDocument(id));
    UUID document = read.id();
    String beginning =
        texts
            .slice(document, 0)
            .orElseThrow(
                () ->
                    new Problem(
                        ProblemCode.TEXT_NOT_FOUND, "The document has no extracted text yet"));
    trail.add(
        Deed.onDocument(Action.TEXT_READ, read.caseId(), document, read.original().filename()));
    return new StreamedText(texts, document, beginning);
  }
}

package com.lexintel.passages;

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

  protected TextResource() {}

  @Inject
  public TextResource(Documents documents, TextStore texts) {
    this.documents = documents;
    this.texts = texts;
  }

  @GET
  @Produces("text/plain;charset=UTF-8")
  public StreamingOutput text(@PathParam("id") String id) throws SQLException {
    UUID document = documents.get(Ids.ofDocument(id)).id();
    String beginning =
        texts
            .slice(document, 0)
            .orElseThrow(
                () ->
                    new Problem(
                        ProblemCode.TEXT_NOT_FOUND, "The document has no extracted text yet"));
    return new StreamedText(texts, document, beginning);
  }
}

package com.lexintel.passages;

import com.lexintel.api.Page;
import com.lexintel.api.PageRequest;
import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.progress.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;

/** A document's passages, as far as they have been made. */
@RequestScoped
@Path("documents/{id}/passages")
public class PassagesResource {
  private Documents documents;
  private PassageStore passages;
  private AuditTrail trail;

  protected PassagesResource() {}

  @Inject
  public PassagesResource(Documents documents, PassageStore passages, AuditTrail trail) {
    this.documents = documents;
    this.passages = passages;
    this.trail = trail;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Page<PassageView> passages(@PathParam("id") String id, @BeanParam PageRequest page)
      throws SQLException {
    Document read = documents.get(Ids.ofDocument(id));
    UUID document = read.id();
    trail.add(
        Deed.onDocument(Action.TEXT_READ, read.caseId(), document, read.original().filename()));
    return new Page<>(
        passages.page(document, page.offset(), page.limit()),
        page.offset(),
        page.limit(),
        passages.count(document).all());
  }
}

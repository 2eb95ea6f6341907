package com.lexintel.documents.resource;

import com.lexintel.api.Cursor;
import com.lexintel.api.ListPage;
import com.lexintel.api.ListRequest;
import com.lexintel.documents.DocumentView;
import com.lexintel.documents.Documents;
import com.lexintel.documents.Removal;
import com.lexintel.files.FileStore;
import com.lexintel.identity.Identity;
import com.lexintel.progress.Ids;
import com.lexintel.progress.Status;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.sql.SQLException;
import java.util.UUID;

/** Documents: lists of them, one, and its end. */
@RequestScoped
@Path("documents")
@Produces(MediaType.APPLICATION_JSON)
public class DocumentsResource {
  private Documents documents;
  private Removal removal;
  private Duplicates duplicates;
  private VisibleDocuments lists;
  private FileStore files;

  protected DocumentsResource() {}

  @Inject
  public DocumentsResource(
      Documents documents,
      Removal removal,
      Duplicates duplicates,
      VisibleDocuments lists,
      FileStore files) {
    this.removal = removal;
    this.duplicates = duplicates;
    this.documents = documents;
    this.lists = lists;
    this.files = files;
  }

  @GET
  public ListPage<DocumentView> list(
      @QueryParam("case_id") String caseId,
      @QueryParam("status") String status,
      @BeanParam ListRequest page,
      @Context SecurityContext context)
      throws SQLException {
    Identity caller = Identity.of(context);
    UUID legalCase = caseId == null ? null : Ids.ofCase(caseId);
    Status wanted = VisibleDocuments.status(status);
    return lists.page(caller, legalCase, wanted, page.slice(Cursor::parse));
  }

  @GET
  @Path("{id}")
  public DocumentView get(@PathParam("id") String id) throws SQLException {
    return duplicates.view(documents.get(Ids.ofDocument(id)));
  }

  @DELETE
  @Path("{id}")
  public void delete(@PathParam("id") String id) throws SQLException {
    UUID document = Ids.ofDocument(id);
    removal.remove(document).forEach(files::remove);
  }
}

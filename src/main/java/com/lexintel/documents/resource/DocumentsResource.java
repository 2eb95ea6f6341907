package com.lexintel.documents.resource;

import com.lexintel.api.Page;
import com.lexintel.api.PageRequest;
import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.documents.Document;
import com.lexintel.documents.DocumentView;
import com.lexintel.documents.Documents;
import com.lexintel.documents.Removal;
import com.lexintel.documents.original.ContentDisposition;
import com.lexintel.documents.original.Original;
import com.lexintel.files.FileStore;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import com.lexintel.progress.Status;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.UUID;

/** Documents and their originals. */
@RequestScoped
@Path("documents")
@Produces(MediaType.APPLICATION_JSON)
public class DocumentsResource {
  private Documents documents;
  private Removal removal;
  private Duplicates duplicates;
  private VisibleDocuments lists;
  private FileStore files;
  private AuditTrail trail;

  protected DocumentsResource() {}

  @Inject
  public DocumentsResource(
      Documents documents,
      Removal removal,
      Duplicates duplicates,
      VisibleDocuments lists,
      FileStore files,
      AuditTrail trail) {
    this.removal = removal;
    this.duplicates = duplicates;
    this.documents = documents;
    this.lists = lists;
    this.files = files;
    this.trail = trail;
  }

  @GET
  public Page<DocumentView> list(
      @QueryParam("case_id") String caseId,
      @QueryParam("status") String status,
      @BeanParam PageRequest page,
      @Context SecurityContext context)
      throws SQLException {
    Identity caller = Identity.of(context);
    UUID legalCase = caseId == null ? null : Ids.ofCase(caseId);
    Status wanted = status == null ? null : status(status);
    return new Page<>(
        duplicates.views(lists.page(caller, legalCase, wanted, page.offset(), page.limit())),
        page.offset(),
        page.limit(),
        lists.count(caller, legalCase, wanted));
  }

  @GET
  @Path("{id}")
  public DocumentView get(@PathParam("id") String id) throws SQLException {
    return duplicates.view(documents.get(Ids.ofDocument(id)));
  }

  @GET
  @Path("{id}/file")
  @Produces(MediaType.WILDCARD)
  public Response file(@PathParam("id") String id, @Context HttpServletResponse response) {
    Document document = documents.get(Ids.ofDocument(id));
    java.nio.file.Path file = files.path(document.id());
    if (!Files.isReadable(file)) {
      throw new Problem(
          ProblemCode.STORAGE_UNAVAILABLE, "The original cannot be read at the moment");
    }
    Original original = document.original();
    trail.add(
        Deed.onDocument(
            Action.ORIGINAL_READ, document.caseId(), document.id(), original.filename()));
    // Should a browser show it all the same, it does so without scripts and without an origin.
    response.setHeader("Content-Security-Policy", "sandbox");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    return Response.ok(file.toFile(), original.mediaType())
        .header("Content-Disposition", ContentDisposition.header(original.safeFilename()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  @DELETE
  @Path("{id}")
  public void delete(@PathParam("id") String id) throws SQLException {
    UUID document = Ids.ofDocument(id);
    removal.remove(document).forEach(files::remove);
  }

  private static Status status(String word) {
    try {
      return Status.of(word);
    } catch (IllegalArgumentException e) {
      throw new Problem(ProblemCode.INVALID_STATUS, "There is no such status", e);
    }
  }
}

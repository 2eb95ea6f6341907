package com.lexintel.documents.resource;

import com.lexintel.audit.Action;
import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.documents.original.ByteRange;
import com.lexintel.documents.original.ContentDisposition;
import com.lexintel.documents.original.FilePart;
import com.lexintel.documents.original.Original;
import com.lexintel.documents.original.OriginalReads;
import com.lexintel.files.FileStore;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.nio.file.Files;
import java.util.Optional;

/** The originals, whole or in parts: a viewer reads only the pages that it shows. */
@RequestScoped
@Path("documents/{id}/file")
public class OriginalResource {
  private Documents documents;
  private FileStore files;
  private OriginalReads reads;
  private AuditTrail trail;

  protected OriginalResource() {}

  @Inject
  public OriginalResource(
      Documents documents, FileStore files, OriginalReads reads, AuditTrail trail) {
    this.documents = documents;
    this.files = files;
    this.reads = reads;
    this.trail = trail;
  }

  /**
   * @throws Problem {@code range_not_satisfiable} for a part behind the end; {@code
   *     storage_unavailable}
   */
  @GET
  @Produces(MediaType.WILDCARD)
  public Response file(
      @PathParam("id") String id,
      @HeaderParam("Range") String range,
      @HeaderParam("If-Range") String ifRange,
      @Context SecurityContext context,
      @Context HttpServletResponse response) {
    Document document = documents.get(Ids.ofDocument(id));
    java.nio.file.Path file = files.path(document.id());
    if (!Files.isReadable(file)) {
      throw new Problem(
          ProblemCode.STORAGE_UNAVAILABLE, "The original cannot be read at the moment");
    }
    Original original = document.original();
    long size = original.fileSize();
    String tag = '"' + original.sha256() + '"';
    boolean unchanged = ifRange == null || ifRange.equals(tag);
    Optional<ByteRange> part = unchanged ? ByteRange.of(range, size) : Optional.empty();
    setHeaders(response, part, size);
    if (part.isPresent() && !part.get().exists()) {
      throw new Problem(ProblemCode.RANGE_NOT_SATISFIABLE, "The file has only " + size + " bytes");
    }
    record(document, part, Identity.of(context));
    ByteRange sent = part.orElse(new ByteRange(0, size - 1));
    return Response.status(part.isPresent() ? Response.Status.PARTIAL_CONTENT : Response.Status.OK)
        .entity(new FilePart(file, sent))
        .type(original.mediaType())
        .tag(new EntityTag(original.sha256()))
        .header(HttpHeaders.CONTENT_LENGTH, sent.length())
        .header("Content-Disposition", ContentDisposition.header(original.safeFilename()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private static void setHeaders(
      HttpServletResponse response, Optional<ByteRange> part, long size) {
    // Should a browser show it all the same, it does so without scripts and without an origin.
    response.setHeader("Content-Security-Policy", "sandbox");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader("Accept-Ranges", "bytes");
    part.ifPresent(
        asked ->
            response.setHeader(
                "Content-Range",
                "bytes " + (asked.exists() ? asked.from() + "-" + asked.to() : "*") + "/" + size));
  }

  private void record(Document document, Optional<ByteRange> part, Identity reader) {
    String by = reader.token() == null ? reader.subject() : "token:" + reader.token();
    boolean begins = reads.begins(by, document.id());
    if (part.isEmpty() || begins) {
      trail.add(
          Deed.onDocument(
              Action.ORIGINAL_READ,
              document.caseId(),
              document.id(),
              document.original().filename()));
    }
  }
}

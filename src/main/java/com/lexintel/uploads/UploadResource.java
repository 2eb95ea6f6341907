package com.lexintel.uploads;

import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.cases.CaseAccess;
import com.lexintel.cases.Role;
import com.lexintel.documents.DocumentView;
import com.lexintel.files.FileStore;
import com.lexintel.identity.Identity;
import com.lexintel.node.Ticks;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import com.lexintel.settings.Settings;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;

/** Takes uploads; the bytes go to the file store as they come. */
@RequestScoped
@Path("documents/upload")
@Produces(MediaType.APPLICATION_JSON)
public class UploadResource {
  private FileStore files;
  private CaseAccess access;
  private AuditTrail trail;
  private Intake intake;
  private UploadShares shares;
  private Settings settings;

  protected UploadResource() {}

  @Inject
  public UploadResource(
      FileStore files,
      CaseAccess access,
      AuditTrail trail,
      Intake intake,
      UploadShares shares,
      Settings settings) {
    this.shares = shares;
    this.files = files;
    this.access = access;
    this.trail = trail;
    this.intake = intake;
    this.settings = settings;
  }

  /** What an upload may bring, so that a client need not send what would be refused. */
  @GET
  public UploadLimits limits() {
    return new UploadLimits(
        settings.maxUploadSize(), settings.maxUploadFiles(), settings.maxUploadRequest());
  }

  @POST
  @Consumes(MediaType.MULTIPART_FORM_DATA)
  public Response upload(
      @QueryParam("case_id") String caseOfQuery,
      @Context HttpHeaders headers,
      @Context SecurityContext context,
      InputStream body) {
    Identity caller = Identity.of(context);
    try (UploadShares.Share share = shares.begin(caller);
        Upload upload = new Upload(files, limits(), id -> writable(caller, id))) {
      if (caseOfQuery != null) {
        upload.to(caseOfQuery);
      }
      upload.receive(new MultipartBody(headers, measured(body, share)));
      return accept(upload.caseId(), upload.received());
    }
  }

  private InputStream measured(InputStream body, UploadShares.Share share) {
    return new MeasuredBody(body, Ticks.SYSTEM, settings.minUploadRate(), share::count);
  }

  private UUID writable(Identity caller, String id) {
    UUID legalCase = Ids.ofCase(id);
    try {
      access.require(caller, legalCase, Role.EDITOR);
    } catch (Problem refusal) {
      trail.add(Deed.refused(legalCase, null, refusal.code().word()));
      throw refusal;
    }
    return legalCase;
  }

  private Response accept(UUID caseId, List<ReceivedFile> received) {
    if (received.isEmpty()) {
      throw new Problem(ProblemCode.MISSING_FILE, "The upload has no part named file");
    }
    List<Outcome> outcomes = intake.accept(caseId, received);
    if (received.size() > 1) {
      return Response.status(Response.Status.CREATED).entity(UploadedFiles.of(outcomes)).build();
    }
    DocumentView document = outcomes.get(0).documentOrRefusal();
    return Response.created(URI.create("documents/" + document.id())).entity(document).build();
  }
}

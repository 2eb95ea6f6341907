package com.lexintel.cases;

import com.lexintel.api.Cursor;
import com.lexintel.api.ListPage;
import com.lexintel.api.ListRequest;
import com.lexintel.channels.state.Summary;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** The cases that documents are uploaded to. */
@RequestScoped
@Path("cases")
@Produces(MediaType.APPLICATION_JSON)
public class CasesResource {
  private Cases cases;
  private CaseSummaries summaries;
  private Clock clock;

  protected CasesResource() {}

  @Inject
  public CasesResource(Cases cases, CaseSummaries summaries, Clock clock) {
    this.cases = cases;
    this.summaries = summaries;
    this.clock = clock;
  }

  /** What a client says of a new case. */
  public record NewCase(String name) {}

  /** A case that has just been made. */
  public record CaseView(UUID id, String name, Instant createdAt) {
    static CaseView of(Case legalCase) {
      return new CaseView(legalCase.id(), legalCase.name(), legalCase.createdAt());
    }
  }

  /** A case with how far its documents are. */
  public record CaseWithSummary(UUID id, String name, Instant createdAt, Summary summary) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(NewCase wanted, @Context SecurityContext context) {
    if (wanted == null) {
      throw new Problem(ProblemCode.INVALID_NAME, "Send the case's name as JSON");
    }
    Case legalCase = new Case(wanted.name(), clock.instant());
    cases.add(legalCase, Identity.of(context));
    return Response.created(URI.create("cases/" + legalCase.id()))
        .entity(CaseView.of(legalCase))
        .build();
  }

  @GET
  public ListPage<CaseWithSummary> list(
      @BeanParam ListRequest page, @Context SecurityContext context) throws SQLException {
    ListPage<Case> found = cases.page(Identity.of(context), page.slice(Cursor::parse));
    Map<UUID, Summary> now = summaries.of(found.items().stream().map(Case::id).toList());
    return found.map(each -> withSummary(each, now.get(each.id())));
  }

  @GET
  @Path("{id}")
  public CaseWithSummary get(@PathParam("id") String id) throws SQLException {
    Case found = cases.get(Ids.ofCase(id));
    return withSummary(found, summaries.of(found.id()));
  }

  private static CaseWithSummary withSummary(Case found, Summary summary) {
    return new CaseWithSummary(found.id(), found.name(), found.createdAt(), summary);
  }
}

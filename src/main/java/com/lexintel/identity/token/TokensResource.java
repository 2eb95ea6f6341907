package com.lexintel.identity.token;

import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** One's own tokens for scripts. */
@RequestScoped
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {
  private ApiTokens tokens;

  protected TokensResource() {}

  @Inject
  public TokensResource(ApiTokens tokens) {
    this.tokens = tokens;
  }

  /** All tokens of the caller. */
  public record Tokens(List<ApiToken> items) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(WantedToken wanted, @Context SecurityContext context) throws SQLException {
    if (wanted == null) {
      throw WantedToken.unusable();
    }
    CreatedToken created = wanted.create(Identity.of(context), tokens);
    return Response.created(URI.create("tokens/" + created.id()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(created)
        .build();
  }

  @GET
  public Tokens list(@Context SecurityContext context) throws SQLException {
    return new Tokens(tokens.of(Identity.of(context)));
  }

  @DELETE
  @Path("{id}")
  public void end(@PathParam("id") String id, @Context SecurityContext context)
      throws SQLException {
    UUID token =
        Ids.parse(id)
            .orElseThrow(() -> new Problem(ProblemCode.TOKEN_NOT_FOUND, "There is no such token"));
    tokens.end(Identity.of(context), token);
  }
}

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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One's own tokens for scripts. */
@RequestScoped
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
public class TokensResource {
  private static final int LONGEST_NAME = 100;
  private static final int MOST_DAYS = 365;

  private ApiTokens tokens;

  protected TokensResource() {}

  @Inject
  public TokensResource(ApiTokens tokens) {
    this.tokens = tokens;
  }

  /** What a client says of a new token. */
  public record WantedToken(String name, Integer expiresInDays, String scope) {}

  /** A new token; {@code token} is shown this once. */
  public record CreatedToken(
      UUID id, String token, String name, String scope, Instant createdAt, Instant expiresAt) {}

  /** All tokens of the caller. */
  public record Tokens(List<ApiToken> items) {}

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response create(WantedToken wanted, @Context SecurityContext context) throws SQLException {
    refuseUnusable(wanted);
    ApiTokens.NewToken created =
        tokens.create(
            person(context),
            wanted.name().strip(),
            wanted.scope(),
            Duration.ofDays(wanted.expiresInDays()));
    ApiToken token = created.token();
    return Response.created(URI.create("tokens/" + token.id()))
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(
            new CreatedToken(
                token.id(),
                created.secret(),
                token.name(),
                token.scope(),
                token.createdAt(),
                token.expiresAt()))
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

  /** Else whoever finds a token could make others, which outlive its end. */
  private static Identity person(SecurityContext context) {
    Identity caller = Identity.of(context);
    if (caller.auth().equals("token")) {
      throw new Problem(ProblemCode.FORBIDDEN, "A token cannot make tokens");
    }
    return caller;
  }

  private static void refuseUnusable(WantedToken wanted) {
    boolean usable =
        wanted != null
            && wanted.name() != null
            && !wanted.name().isBlank()
            && wanted.name().length() <= LONGEST_NAME
            && wanted.expiresInDays() != null
            && wanted.expiresInDays() >= 1
            && wanted.expiresInDays() <= MOST_DAYS
            && wanted.scope() != null
            && Set.of("read", "write").contains(wanted.scope());
    if (!usable) {
      throw new Problem(
          ProblemCode.INVALID_TOKEN,
          "A token needs a name, expires_in_days from 1 to 365, and scope read or write");
    }
  }
}

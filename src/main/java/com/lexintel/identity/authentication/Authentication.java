package com.lexintel.identity.authentication;

import com.lexintel.audit.Actor;
import com.lexintel.identity.AuthSettings;
import com.lexintel.identity.Identity;
import com.lexintel.identity.oidc.OidcTokens;
import com.lexintel.identity.token.ApiTokens;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Finds out who calls. Every door asks it while the request is there, and keeps the identity as a
 * value: what a server knows of a caller is not to be relied on in callbacks and on other threads.
 */
@ApplicationScoped
public class Authentication {
  private static final String SCHEME = "Bearer ";

  private AuthSettings settings;
  private OidcTokens oidc;
  private ApiTokens tokens;
  private ContainerLogin container;
  private PageLogin page;

  protected Authentication() {}

  @Inject
  public Authentication(
      AuthSettings settings,
      OidcTokens oidc,
      ApiTokens tokens,
      ContainerLogin container,
      PageLogin page) {
    this.settings = settings;
    this.oidc = oidc;
    this.tokens = tokens;
    this.container = container;
    this.page = page;
  }

  /**
   * @return empty without a valid identity; the door refuses with {@link #unauthenticated}
   * @throws Problem {@code identity_unavailable} or {@code database_unavailable} when that cannot
   *     be said now
   */
  public Optional<Identity> identify(HttpServletRequest request, HttpServletResponse response) {
    if (settings.none()) {
      return Optional.of(Identity.LOCAL);
    }
    String token = token(request.getHeader("Authorization"));
    if (token != null && token.startsWith(ApiTokens.PREFIX)) {
      return ofScript(token);
    }
    if (settings.container()) {
      return container.identity(request, response);
    }
    return token == null ? page.identity(request) : oidc.identity(token);
  }

  public static Problem databaseUnavailable(SQLException cause) {
    return new Problem(
        ProblemCode.DATABASE_UNAVAILABLE,
        "The database cannot be reached; try again shortly",
        cause);
  }

  /** Who everybody is in the mode without a login; empty in the others. */
  public Optional<Identity> everybody() {
    return settings.none() ? Optional.of(Identity.LOCAL) : Optional.empty();
  }

  public static Problem unauthenticated() {
    return new Problem(ProblemCode.UNAUTHENTICATED, "The call brings no valid identity");
  }

  /** Who does something, as the record names it. */
  public static Actor actor(Optional<Identity> caller, HttpServletRequest request) {
    return new Actor(
        caller.map(Identity::name).orElse(null),
        caller.map(Identity::auth).orElse(null),
        caller.map(Identity::token).orElse(null),
        request.getRemoteAddr(),
        request.getHeader("X-Forwarded-For"));
  }

  private static String token(String authorization) {
    return authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? authorization.substring(SCHEME.length()).strip()
        : null;
  }

  private Optional<Identity> ofScript(String token) {
    try {
      return tokens.identity(token);
    } catch (SQLException e) {
      throw databaseUnavailable(e);
    }
  }
}

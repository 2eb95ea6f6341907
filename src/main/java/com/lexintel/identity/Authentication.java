package com.lexintel.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Optional;

/** Finds out who calls. */
@ApplicationScoped
public class Authentication {
  private static final String SCHEME = "Bearer ";

  private AuthSettings settings;
  private OidcTokens oidc;
  private ApiTokens tokens;

  protected Authentication() {}

  @Inject
  public Authentication(AuthSettings settings, OidcTokens oidc, ApiTokens tokens) {
    this.settings = settings;
    this.oidc = oidc;
    this.tokens = tokens;
  }

  /**
   * @param authorization the header of that name; null without it
   * @return empty without a valid identity
   * @throws com.lexintel.problem.Problem {@code identity_unavailable} when that cannot be said now
   */
  public Optional<Identity> identify(String authorization) throws SQLException {
    if (!settings.oidc()) {
      return Optional.of(Identity.LOCAL);
    }
    if (authorization == null
        || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return Optional.empty();
    }
    String token = authorization.substring(SCHEME.length()).strip();
    return token.startsWith(ApiTokens.PREFIX) ? tokens.identity(token) : oidc.identity(token);
  }
}

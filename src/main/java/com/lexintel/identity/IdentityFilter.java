package com.lexintel.identity;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.sql.SQLException;

/** Lets no call of the API pass without an identity. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class IdentityFilter implements ContainerRequestFilter {
  private Authentication authentication;

  public IdentityFilter() {}

  @Inject
  public IdentityFilter(Authentication authentication) {
    this.authentication = authentication;
  }

  /**
   * @throws Problem {@code unauthenticated}, {@code identity_unavailable}, {@code
   *     database_unavailable}
   */
  @Override
  public void filter(ContainerRequestContext context) {
    Identity identity = identify(context.getHeaderString(HttpHeaders.AUTHORIZATION));
    context.setSecurityContext(
        new Authenticated(identity, context.getSecurityContext().isSecure()));
  }

  private Identity identify(String authorization) {
    try {
      return authentication
          .identify(authorization)
          .orElseThrow(
              () -> new Problem(ProblemCode.UNAUTHENTICATED, "Send a valid token of yours"));
    } catch (SQLException e) {
      throw new Problem(
          ProblemCode.DATABASE_UNAVAILABLE, "The database cannot be reached; try again shortly", e);
    }
  }

  private record Authenticated(Identity identity, boolean isSecure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return identity;
    }

    @Override
    public boolean isUserInRole(String role) {
      return identity.groups().contains(role);
    }

    @Override
    public String getAuthenticationScheme() {
      return identity.auth();
    }
  }
}

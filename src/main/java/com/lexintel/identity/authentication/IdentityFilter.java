package com.lexintel.identity.authentication;

import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Deed;
import com.lexintel.audit.RefusalBudget;
import com.lexintel.audit.Visit;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;
import java.time.Clock;
import java.util.Optional;

/** Lets no call of the API pass without an identity. */
@Provider
@ApplicationScoped
@Priority(Priorities.AUTHENTICATION)
public class IdentityFilter implements ContainerRequestFilter {
  private Authentication authentication;
  private Visit visit;
  private AuditTrail trail;
  private RefusalBudget refusals;

  @Context private HttpServletRequest request;
  @Context private HttpServletResponse response;

  public IdentityFilter() {}

  @Inject
  public IdentityFilter(Authentication authentication, Visit visit, AuditTrail trail, Clock clock) {
    this.authentication = authentication;
    this.visit = visit;
    this.trail = trail;
    this.refusals = new RefusalBudget(clock);
  }

  /**
   * @throws Problem {@code unauthenticated}, {@code identity_unavailable}, {@code
   *     database_unavailable}
   */
  @Override
  public void filter(ContainerRequestContext context) {
    Optional<Identity> found = authentication.identify(request, response);
    visit.by(Authentication.actor(found, request));
    if (found.isEmpty()
        && request.getHeader(HttpHeaders.AUTHORIZATION) != null
        && refusals.take()) {
      trail.add(Deed.refused(null, null, ProblemCode.UNAUTHENTICATED.word()));
    }
    Identity identity = found.orElseThrow(Authentication::unauthenticated);
    context.setSecurityContext(
        new Authenticated(identity, context.getSecurityContext().isSecure()));
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

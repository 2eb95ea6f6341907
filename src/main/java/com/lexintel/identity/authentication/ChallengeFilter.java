package com.lexintel.identity.authentication;

import com.lexintel.identity.AuthSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Tells a caller without an identity what to come with: a browser then asks for name and password.
 */
@Provider
@ApplicationScoped
public class ChallengeFilter implements ContainerResponseFilter {
  private AuthSettings settings;

  public ChallengeFilter() {}

  @Inject
  public ChallengeFilter(AuthSettings settings) {
    this.settings = settings;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() == Response.Status.UNAUTHORIZED.getStatusCode()
        && settings.container()) {
      response
          .getHeaders()
          .putSingle(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"LexIntel\", charset=\"UTF-8\"");
    }
  }
}

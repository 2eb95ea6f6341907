package com.lexintel.streaming.polling;

import com.lexintel.identity.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/**
 * Answers polls that need not wait, which are nearly all, before the server suspends them. For a
 * request that is suspended RESTEasy looks up a scheduler, and Liberty ends it on another thread.
 */
@Polled
@Provider
@ApplicationScoped
public class PollGate implements ContainerRequestFilter {
  private Polls polls;

  @Context private HttpServletRequest call;

  public PollGate() {}

  @Inject
  public PollGate(Polls polls) {
    this.polls = polls;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    Client client = Client.of(context.getSecurityContext(), call);
    PollRequest request = PollRequest.of(client, context.getUriInfo(), context::getHeaderString);
    polls.atOnce(request).ifPresent(context::abortWith);
  }
}

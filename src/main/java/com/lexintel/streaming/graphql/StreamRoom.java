package com.lexintel.streaming.graphql;

import com.lexintel.channels.LiveProgress;
import com.lexintel.identity.Client;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;

/** Refuses a stream too many while that can be said with a status: the client then comes back. */
@Counted
@Provider
@ApplicationScoped
public class StreamRoom implements ContainerRequestFilter {
  private LiveProgress live;

  @Context private HttpServletRequest call;

  public StreamRoom() {}

  @Inject
  public StreamRoom(LiveProgress live) {
    this.live = live;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    live.refuseTooMany(Client.of(context.getSecurityContext(), call));
  }
}

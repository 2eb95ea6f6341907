package com.lexintel.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

/**
 * Decides before a stream begins what can no longer be said once it has: that something does not
 * exist, or that there is nothing more to tell.
 */
@Gated
@Provider
@ApplicationScoped
public class StreamGate implements ContainerRequestFilter {
  private LiveProgress live;

  public StreamGate() {}

  @Inject
  public StreamGate(LiveProgress live) {
    this.live = live;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    FollowRequest request =
        FollowRequest.of(context.getUriInfo(), context.getHeaderString("Last-Event-ID"));
    live.refuseTooMany();
    Follower follower = live.follower();
    follower.refuseUnknown(request.topic(), request.lastEventId() != null);
    if (follower.nothingMore(request.topic(), request.lastEventId())) {
      context.abortWith(Response.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }
  }
}

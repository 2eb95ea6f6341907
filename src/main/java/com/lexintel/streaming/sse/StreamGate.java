package com.lexintel.streaming.sse;

import com.lexintel.channels.LiveProgress;
import com.lexintel.identity.Identity;
import com.lexintel.streaming.SubscribeRequest;
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
    SubscribeRequest request =
        SubscribeRequest.of(context.getUriInfo(), context.getHeaderString("Last-Event-ID"));
    live.refuseTooMany();
    Identity caller = Identity.of(context.getSecurityContext());
    live.refuseUnknown(caller, request.topic(), request.lastEventId() != null);
    if (live.nothingMore(request.topic(), request.lastEventId())) {
      context.abortWith(Response.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }
  }
}

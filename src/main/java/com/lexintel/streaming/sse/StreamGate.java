package com.lexintel.streaming.sse;

import com.lexintel.channels.LiveProgress;
import com.lexintel.identity.Client;
import com.lexintel.streaming.SubscribeRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
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

  @Context private HttpServletRequest call;

  public StreamGate() {}

  @Inject
  public StreamGate(LiveProgress live) {
    this.live = live;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    SubscribeRequest request =
        SubscribeRequest.of(context.getUriInfo(), context.getHeaderString("Last-Event-ID"));
    Client client = Client.of(context.getSecurityContext(), call);
    live.refuseTooMany(client);
    live.refuseUnknown(client.identity(), request.topic(), request.lastEventId() != null);
    if (live.nothingMore(request.topic(), request.lastEventId())) {
      context.abortWith(Response.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }
  }
}

package com.lexintel.streaming.sse;

import com.lexintel.channels.LiveProgress;
import com.lexintel.identity.Client;
import com.lexintel.node.ServerResources;
import com.lexintel.streaming.SubscribeRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.SseEventSink;

/** Progress as it happens. */
@Path("progress")
@ApplicationScoped
public class StreamResource {
  private LiveProgress live;
  private ServerResources server;

  protected StreamResource() {}

  @Inject
  public StreamResource(LiveProgress live, ServerResources server) {
    this.live = live;
    this.server = server;
  }

  /** Every event of one document, until its work has ended. */
  @GET
  @Gated
  @Path("documents/{id}/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void document(
      @PathParam("id") String id,
      @Context SseEventSink sink,
      @Context HttpServletRequest call,
      @Context HttpServletResponse response,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    stream(Client.of(security, call), sink, response, SubscribeRequest.of(uri, headers));
  }

  /** What changes in a case, for as long as the subscriber stays. */
  @GET
  @Gated
  @Path("cases/{id}/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void legalCase(
      @PathParam("id") String id,
      @Context SseEventSink sink,
      @Context HttpServletRequest call,
      @Context HttpServletResponse response,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    stream(Client.of(security, call), sink, response, SubscribeRequest.of(uri, headers));
  }

  /** Any mix of documents ({@code document_id}) and cases ({@code case_id}) as one stream. */
  @GET
  @Gated
  @Path("stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void mix(
      @Context SseEventSink sink,
      @Context HttpServletRequest call,
      @Context HttpServletResponse response,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    stream(Client.of(security, call), sink, response, SubscribeRequest.of(uri, headers));
  }

  private void stream(
      Client client, SseEventSink sink, HttpServletResponse response, SubscribeRequest request) {
    StreamOpening.open(
        response,
        sink,
        () ->
            live.follow(
                client,
                request.topic(),
                new SseSink(sink, server.senders()),
                request.lastEventId(),
                request.fields()));
  }
}

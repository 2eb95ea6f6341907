package com.lexintel.progress;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.sse.SseEventSink;

/** Progress as it happens, and for those who cannot have a stream, on asking. */
@Path("progress")
@ApplicationScoped
public class ProgressResource {
  private static final System.Logger LOG = System.getLogger(ProgressResource.class.getName());

  private LiveProgress live;
  private ServerResources server;
  private Polls polls;

  protected ProgressResource() {}

  @Inject
  public ProgressResource(LiveProgress live, ServerResources server, Polls polls) {
    this.live = live;
    this.server = server;
    this.polls = polls;
  }

  /** Every event of one document, until its work has ended. */
  @GET
  @Gated
  @Path("documents/{id}/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void document(
      @PathParam("id") String id,
      @Context SseEventSink sink,
      @Context HttpServletResponse response,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    stream(sink, response, FollowRequest.of(uri, headers));
  }

  /** What changes in a case, for as long as the reader stays. */
  @GET
  @Gated
  @Path("cases/{id}/stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void legalCase(
      @PathParam("id") String id,
      @Context SseEventSink sink,
      @Context HttpServletResponse response,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    stream(sink, response, FollowRequest.of(uri, headers));
  }

  /** Any mix of documents ({@code document_id}) and cases ({@code case_id}) as one stream. */
  @GET
  @Gated
  @Path("stream")
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void mix(
      @Context SseEventSink sink,
      @Context HttpServletResponse response,
      @Context UriInfo uri,
      @Context HttpHeaders headers) {
    stream(sink, response, FollowRequest.of(uri, headers));
  }

  private void stream(SseEventSink sink, HttpServletResponse response, FollowRequest request) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
    // Tells nginx not to hold the stream back.
    response.setHeader("X-Accel-Buffering", "no");
    try {
      live.follow(request.topic(), new SseSink(sink, server.senders()), request.lastEventId());
    } catch (RuntimeException unavailable) {
      // Too late for a status; the client comes back, and the gate will tell it why.
      LOG.log(System.Logger.Level.DEBUG, "A stream could not begin", unavailable);
      sink.close();
    }
  }

  /** The latest of one document. */
  @GET
  @Path("documents/{id}/status")
  @Produces(MediaType.APPLICATION_JSON)
  public void documentStatus(
      @PathParam("id") String id, @Context HttpHeaders headers, @Suspended AsyncResponse response) {
    polls.document(FollowRequest.documentId(id), Conditions.of(headers), response);
  }

  /** The latest of every document of a case, or only of those that changed since a cursor. */
  @GET
  @Path("cases/{id}/status")
  @Produces(MediaType.APPLICATION_JSON)
  public void caseStatus(
      @PathParam("id") String id,
      @QueryParam("since") String since,
      @Context HttpHeaders headers,
      @Suspended AsyncResponse response) {
    polls.legalCase(FollowRequest.caseId(id), since, Conditions.of(headers), response);
  }
}

package com.lexintel.streaming.sse;

import com.lexintel.channels.answer.LiveAnswers;
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

/** An answer as it is written. */
@Path("answers/{id}/stream")
@ApplicationScoped
public class AnswerStreamResource {
  private LiveAnswers answers;
  private ServerResources server;

  protected AnswerStreamResource() {}

  @Inject
  public AnswerStreamResource(LiveAnswers answers, ServerResources server) {
    this.answers = answers;
    this.server = server;
  }

  /** What is there in one message, then what is added, until the answer has ended. */
  @GET
  @GatedAnswer
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void stream(
      @PathParam("id") String id,
      @Context SseEventSink sink,
      @Context HttpServletRequest call,
      @Context HttpServletResponse response,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    String cursor = SubscribeRequest.cursor(uri, headers.getHeaderString("Last-Event-ID"));
    StreamOpening.open(
        response,
        sink,
        () ->
            answers.follow(
                Client.of(security, call),
                LiveAnswers.idOf(id),
                new SseSink(sink, server.senders()),
                cursor));
  }
}

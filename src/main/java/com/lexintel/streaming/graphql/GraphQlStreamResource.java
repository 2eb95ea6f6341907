package com.lexintel.streaming.graphql;

import com.lexintel.cases.AsksItself;
import com.lexintel.graphql.Failures;
import com.lexintel.graphql.GraphQlEngine;
import com.lexintel.graphql.GraphQlRequest;
import com.lexintel.identity.Client;
import com.lexintel.node.ServerResources;
import com.lexintel.problem.Problem;
import com.lexintel.streaming.events.EventOutput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Subscriptions as {@code graphql-sse} has them, each with a connection of its own. It is served at
 * {@code /graphql/stream}.
 */
@Path("graphql/stream")
@ApplicationScoped
public class GraphQlStreamResource {
  private GraphQlEngine engine;
  private ServerResources server;

  protected GraphQlStreamResource() {}

  @Inject
  public GraphQlStreamResource(GraphQlEngine engine, ServerResources server) {
    this.engine = engine;
    this.server = server;
  }

  /** Whatever is wrong with the request is told by an event, as the protocol wants it. */
  @POST
  @Counted
  @AsksItself
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  public void stream(
      InputStream body,
      @Context SseEventSink sink,
      @Context HttpServletRequest call,
      @Context HttpServletResponse response,
      @Context SecurityContext security)
      throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
    // Tells nginx not to hold the stream back.
    response.setHeader("X-Accel-Buffering", "no");
    // The first words are said by this thread: without them Open Liberty lost one in ten answers
    // that
    // another thread had ended before the method returned. It may still lose their last event.
    sink.send(new NamedEvent(null, "alive"));
    StreamConnection connection = new StreamConnection(new EventOutput(sink, server.senders()));
    try {
      GraphQlRequest request =
          GraphQlRequest.parse(new String(body.readAllBytes(), StandardCharsets.UTF_8));
      new Operation(connection, () -> {}).begin(engine, request, Client.of(security, call));
    } catch (Problem malformed) {
      connection.fail(List.of(Failures.error(malformed)));
    }
  }
}

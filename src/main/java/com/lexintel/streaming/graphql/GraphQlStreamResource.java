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
    String request = new String(body.readAllBytes(), StandardCharsets.UTF_8);
    Client client = Client.of(security, call);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-transform");
    // Tells nginx not to hold the stream back.
    response.setHeader("X-Accel-Buffering", "no");
    // Until this thread returns, what it writes after another has written is lost on Open Liberty.
    // So it writes the first words, and nothing else.
    sink.send(new NamedEvent(null, "alive"));
    StreamConnection connection = new StreamConnection(new EventOutput(sink, server.senders()));
    server.executor().execute(() -> begin(request, client, connection));
  }

  private void begin(String request, Client client, StreamConnection connection) {
    try {
      new Operation(connection, () -> {}).begin(engine, GraphQlRequest.parse(request), client);
    } catch (Problem malformed) {
      connection.fail(List.of(Failures.error(malformed)));
    }
  }
}

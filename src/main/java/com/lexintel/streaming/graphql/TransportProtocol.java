package com.lexintel.streaming.graphql;

import com.lexintel.graphql.Failures;
import com.lexintel.graphql.GraphQlEngine;
import com.lexintel.graphql.GraphQlRequest;
import com.lexintel.identity.Client;
import com.lexintel.node.Timer;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.streaming.socket.Protocol;
import com.lexintel.streaming.socket.Socket;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code graphql-transport-ws}, the protocol of the npm package {@code graphql-ws}: any number of
 * subscriptions over one connection. A client that breaks it is sent away with its codes.
 */
final class TransportProtocol implements Protocol {
  static final String PATH = "/graphql";
  static final String NAME = "graphql-transport-ws";
  static final int MOST_OPERATIONS = 100;
  static final long PATIENCE = 10_000;

  private final GraphQlEngine engine;
  private final Timer timer;
  private final Map<String, Operation> operations = new ConcurrentHashMap<>();
  private final AtomicBoolean initialised = new AtomicBoolean();

  TransportProtocol(GraphQlEngine engine, Timer timer) {
    this.engine = engine;
    this.timer = timer;
  }

  @Override
  public void begin(Socket socket, Session session, Client client) {
    if (!NAME.equals(session.getNegotiatedSubprotocol())) {
      close(socket, 4406, "Subprotocol not acceptable");
      return;
    }
    socket.listen(text -> received(text, socket, client));
    timer.after(
        PATIENCE,
        () -> {
          if (!initialised.get()) {
            close(socket, 4408, "Connection initialisation timeout");
          }
        });
  }

  private void received(String text, Socket socket, Client client) {
    Optional<TransportMessage> message = TransportMessage.parse(text);
    switch (message.map(TransportMessage::type).orElse("")) {
      case "connection_init" -> initialise(socket);
      case "ping" -> socket.reply("{\"type\":\"pong\"}");
      case "pong" -> {}
      case "subscribe" -> subscribe(message.get(), socket, client);
      case "complete" -> complete(message.get());
      default -> invalid(socket);
    }
  }

  private void initialise(Socket socket) {
    if (initialised.getAndSet(true)) {
      close(socket, 4429, "Too many initialisation requests");
    } else {
      socket.reply("{\"type\":\"connection_ack\"}");
    }
  }

  private void subscribe(TransportMessage message, Socket socket, Client client) {
    String id = message.id();
    if (!initialised.get()) {
      close(socket, 4401, "Unauthorized");
      return;
    }
    if (id == null) {
      invalid(socket);
      return;
    }
    SocketConnection connection = new SocketConnection(socket, id);
    Operation operation = new Operation(connection, () -> ended(id, socket));
    if (operations.putIfAbsent(id, operation) != null) {
      close(socket, 4409, "Subscriber for " + id + " already exists");
      return;
    }
    socket.subscribed();
    try {
      GraphQlRequest request = message.request();
      if (request == null || operations.size() > MOST_OPERATIONS) {
        throw refusal(request);
      }
      operation.begin(engine, request, client);
    } catch (Problem refused) {
      operation.cancel();
      connection.fail(List.of(Failures.error(refused)));
    }
    // The client may have left meanwhile, when there was nothing to end.
    if (socket.isClosed()) {
      operation.cancel();
    }
  }

  private static Problem refusal(GraphQlRequest request) {
    return request == null
        ? new Problem(ProblemCode.BAD_REQUEST, "The payload must be an object")
        : new Problem(
            ProblemCode.TOO_MANY_STREAMS,
            "A connection may have " + MOST_OPERATIONS + " subscriptions");
  }

  private void ended(String id, Socket socket) {
    operations.remove(id);
    socket.unsubscribed();
  }

  /** One that has just ended by itself is not known any more, which is no mistake of the client. */
  private void complete(TransportMessage message) {
    Operation operation = message.id() == null ? null : operations.get(message.id());
    if (operation != null) {
      operation.cancel();
    }
  }

  private static void invalid(Socket socket) {
    close(socket, 4400, "Invalid message");
  }

  private static void close(Socket socket, int code, String reason) {
    socket.close(CloseCodes.getCloseCode(code), reason);
  }

  @Override
  public void end() {
    List.copyOf(operations.values()).forEach(Operation::cancel);
  }
}

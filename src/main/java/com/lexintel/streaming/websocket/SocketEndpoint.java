package com.lexintel.streaming.websocket;

import jakarta.servlet.http.HttpSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection, from its opening to its end. */
abstract class SocketEndpoint extends Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(SocketEndpoint.class);

  private final Sockets sockets;
  private Socket socket;

  SocketEndpoint(Sockets sockets) {
    this.sockets = sockets;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    socket = sockets.open(session);
    begin(socket, session);
  }

  /** Listens to the client, and tells it what it need not ask for. */
  abstract void begin(Socket opened, Session session);

  @Override
  public void onClose(Session session, CloseReason reason) {
    sockets.closed(socket);
    end();
    if (session.getUserProperties().get(Handshake.HTTP_SESSION) instanceof HttpSession made) {
      invalidate(made);
    }
  }

  /** The client has gone. */
  abstract void end();

  private static void invalidate(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException already) {
      LOG.debug("The session has ended before its connection", already);
    }
  }

  @Override
  public void onError(Session session, Throwable failure) {
    // The server closes it where it must be.
    LOG.debug("A connection failed", failure);
  }
}

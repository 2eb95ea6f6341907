package com.lexintel.streaming.socket;

import com.lexintel.identity.Client;
import com.lexintel.streaming.HandshakeSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection, from its opening to its end. The class is public, and declares the methods
 * itself, because Payara calls them by reflection from a package of its own.
 */
public final class SocketEndpoint extends Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(SocketEndpoint.class);

  private final Sockets sockets;
  private final Protocol protocol;
  private volatile Socket socket;

  SocketEndpoint(Sockets sockets, Protocol protocol) {
    this.sockets = sockets;
    this.protocol = protocol;
  }

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    Client client = (Client) session.getUserProperties().get(Handshake.CLIENT);
    Socket opened = sockets.open(session, client);
    socket = opened;
    if (client != null) {
      protocol.begin(opened, session, client);
    } else {
      opened.close(CloseCodes.VIOLATED_POLICY, "unauthenticated");
    }
  }

  @Override
  public void onClose(Session session, CloseReason reason) {
    if (socket != null) {
      sockets.closed(socket);
      protocol.end();
    }
    HandshakeSession.end(session);
  }

  @Override
  public void onError(Session session, Throwable failure) {
    // The server closes it where it must be.
    LOG.debug("A connection failed", failure);
  }
}

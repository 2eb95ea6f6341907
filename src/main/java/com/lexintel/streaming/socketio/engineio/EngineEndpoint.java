package com.lexintel.streaming.socketio.engineio;

import com.lexintel.streaming.HandshakeSession;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket of a session. The class is public, and declares the methods itself, because Payara
 * calls them by reflection from a package of its own.
 */
public final class EngineEndpoint extends Endpoint {
  private static final Logger LOG = LoggerFactory.getLogger(EngineEndpoint.class);

  private final Engine engine;
  private volatile EngineSession session;
  private volatile SocketTransport transport;

  EngineEndpoint(Engine engine) {
    this.engine = engine;
  }

  @Override
  public void onOpen(Session socket, EndpointConfig config) {
    EngineVisit visit = EngineHandshake.of(socket);
    transport = new SocketTransport(socket, engine.executor());
    if (visit == null) {
      transport.close(SessionEnd.UNAUTHENTICATED);
      return;
    }
    int most = engine.settings().maxPayload();
    socket.setMaxTextMessageBufferSize(most);
    socket.setMaxBinaryMessageBufferSize(most);
    // The session's pings find out who has gone.
    socket.setMaxIdleTimeout(0);
    if (visit.session() == null) {
      session = engine.open(visit.client(), transport);
    } else {
      session = visit.session();
      session.offer(transport);
    }
    socket.addMessageHandler(String.class, (MessageHandler.Whole<String>) this::text);
    socket.addMessageHandler(ByteBuffer.class, (MessageHandler.Whole<ByteBuffer>) this::binary);
  }

  private void text(String frame) {
    // Open Liberty bounds each frame, but not a message of several.
    if (frame.length() > engine.settings().maxPayload()) {
      session.lost(transport, SessionEnd.TOO_LARGE);
      return;
    }
    try {
      session.received(transport, Packet.parse(frame));
    } catch (MalformedPacket e) {
      session.lost(transport, SessionEnd.PROTOCOL_ERROR);
    }
  }

  private void binary(ByteBuffer frame) {
    if (frame.remaining() > engine.settings().maxPayload()) {
      session.lost(transport, SessionEnd.TOO_LARGE);
      return;
    }
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    session.received(transport, Packet.message(bytes));
  }

  @Override
  public void onClose(Session socket, CloseReason reason) {
    if (session != null) {
      session.lost(transport, SessionEnd.CLIENT_LEFT);
    }
    HandshakeSession.end(socket);
  }

  @Override
  public void onError(Session socket, Throwable failure) {
    // The server closes it where it must be.
    LOG.debug("A connection failed", failure);
  }
}

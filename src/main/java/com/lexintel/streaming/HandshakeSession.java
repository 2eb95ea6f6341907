package com.lexintel.streaming;

import jakarta.servlet.http.HttpSession;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP session that Open Liberty makes at every handshake. It closes the WebSocket when that
 * session times out, in use or not.
 */
public final class HandshakeSession {
  private static final Logger LOG = LoggerFactory.getLogger(HandshakeSession.class);
  private static final String PROPERTY = "com.lexintel.http-session";

  /** Twelve hours, in seconds. */
  private static final int LONGEST_CONNECTION = 43_200;

  private HandshakeSession() {}

  /** Keeps it for as long as a connection may last. */
  public static void keep(EndpointConfig config, HandshakeRequest request) {
    if (request.getHttpSession() instanceof HttpSession made) {
      made.setMaxInactiveInterval(LONGEST_CONNECTION);
      config.getUserProperties().put(PROPERTY, made);
    }
  }

  /** The connection is closed. */
  public static void end(Session connection) {
    if (connection.getUserProperties().get(PROPERTY) instanceof HttpSession made) {
      try {
        made.invalidate();
      } catch (IllegalStateException already) {
        LOG.debug("The session has ended before its connection", already);
      }
    }
  }
}

package com.lexintel.streaming.websocket;

import jakarta.servlet.http.HttpSession;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.function.Supplier;

/** Makes the endpoint of each connection. */
final class Handshake extends ServerEndpointConfig.Configurator {
  static final String CLIENT = "com.lexintel.client";
  static final String HTTP_SESSION = "com.lexintel.http-session";

  /** Twelve hours, in seconds. */
  private static final int LONGEST_CONNECTION = 43_200;

  private final Callers callers;
  private final Supplier<SocketEndpoint> endpoints;

  Handshake(Callers callers, Supplier<SocketEndpoint> endpoints) {
    this.callers = callers;
    this.endpoints = endpoints;
  }

  @Override
  public <T> T getEndpointInstance(Class<T> type) {
    return type.cast(endpoints.get());
  }

  /**
   * Open Liberty makes a session at every handshake, and closes the connection when the session
   * times out, in use or not.
   */
  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    if (callers.present() != null) {
      config.getUserProperties().put(CLIENT, callers.present());
    } else {
      config.getUserProperties().remove(CLIENT);
    }
    if (request.getHttpSession() instanceof HttpSession made) {
      made.setMaxInactiveInterval(LONGEST_CONNECTION);
      config.getUserProperties().put(HTTP_SESSION, made);
    }
  }
}

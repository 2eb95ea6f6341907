package com.lexintel.streaming.socket;

import com.lexintel.streaming.HandshakeSession;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.function.Supplier;

/** Makes the endpoint of each connection. */
final class Handshake extends ServerEndpointConfig.Configurator {
  static final String CLIENT = "com.lexintel.client";

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

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    if (callers.present() != null) {
      config.getUserProperties().put(CLIENT, callers.present());
    } else {
      config.getUserProperties().remove(CLIENT);
    }
    HandshakeSession.keep(config, request);
  }
}

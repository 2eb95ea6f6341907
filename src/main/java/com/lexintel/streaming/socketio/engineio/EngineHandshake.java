package com.lexintel.streaming.socketio.engineio;

import com.lexintel.streaming.HandshakeSession;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;

/** Gives a connection the endpoint that was made for its request. */
final class EngineHandshake extends ServerEndpointConfig.Configurator {
  private final EngineEndpoint endpoint;

  EngineHandshake(EngineEndpoint endpoint) {
    this.endpoint = endpoint;
  }

  @Override
  public <T> T getEndpointInstance(Class<T> type) {
    return type.cast(endpoint);
  }

  /** The servlet has been through {@code RequestGuard}, which knows origins. */
  @Override
  public boolean checkOrigin(String origin) {
    return true;
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    HandshakeSession.keep(config, request);
  }
}

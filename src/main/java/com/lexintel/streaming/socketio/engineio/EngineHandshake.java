package com.lexintel.streaming.socketio.engineio;

import com.lexintel.streaming.HandshakeSession;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.util.Map;

/**
 * Makes a WebSocket of a request. Payara only looks at the path of the endpoint and takes the one
 * that is registered there, so that what a request is for goes by the thread, on which both servers
 * call {@link #modifyHandshake}.
 */
final class EngineHandshake extends ServerEndpointConfig.Configurator {
  private static final String VISIT = EngineVisit.class.getName();

  /** Nobody is let in who asks for it directly: then there is no visit. */
  private static final String PATH = "websocket";

  private final Engine engine;
  private final ThreadLocal<EngineVisit> present = new ThreadLocal<>();

  EngineHandshake(Engine engine) {
    this.engine = engine;
  }

  /**
   * @param root in front of the path: nothing where the application's own is meant
   */
  ServerEndpointConfig endpoint(String root) {
    return ServerEndpointConfig.Builder.create(
            EngineEndpoint.class, root + engine.settings().path() + PATH)
        .configurator(this)
        .build();
  }

  void upgrade(
      EngineVisit visit,
      ServerContainer server,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException, ServletException {
    present.set(visit);
    try {
      server.upgradeHttpToWebSocket(
          request, response, endpoint(request.getContextPath()), Map.of());
    } catch (DeploymentException e) {
      throw new ServletException(e);
    } finally {
      present.remove();
    }
  }

  /** Null for a connection that did not come by {@link #upgrade}. */
  static EngineVisit of(Session socket) {
    return (EngineVisit) socket.getUserProperties().get(VISIT);
  }

  @Override
  public <T> T getEndpointInstance(Class<T> type) {
    return type.cast(new EngineEndpoint(engine));
  }

  /** The servlet has been through {@code RequestGuard}, which knows origins. */
  @Override
  public boolean checkOrigin(String origin) {
    return true;
  }

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    if (present.get() != null) {
      config.getUserProperties().put(VISIT, present.get());
    } else {
      config.getUserProperties().remove(VISIT);
    }
    HandshakeSession.keep(config, request);
  }
}

package com.lexintel.streaming.socket;

import com.lexintel.api.guard.RequestGuard;
import com.lexintel.identity.authentication.Authentication;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens WebSocket endpoints, with what every handshake is asked before it. */
@ApplicationScoped
public class SocketEntrance {
  private static final Logger LOG = LoggerFactory.getLogger(SocketEntrance.class);

  private Sockets sockets;
  private Authentication authentication;
  private RequestGuard guard;

  protected SocketEntrance() {}

  @Inject
  public SocketEntrance(Sockets sockets, Authentication authentication, RequestGuard guard) {
    this.sockets = sockets;
    this.authentication = authentication;
    this.guard = guard;
  }

  /**
   * An endpoint.
   *
   * @param path as the server's paths are written
   * @param subprotocols that it speaks; none when it does not ask for one
   * @param protocols one for each connection
   */
  public record Opening(String path, List<String> subprotocols, Supplier<Protocol> protocols) {}

  /**
   * To be called at the start of the application. Without this door the others are open all the
   * same.
   *
   * @param name of the door
   * @param patterns all paths of its endpoints, as those of filters are written
   */
  public void open(
      ServletContext context, String name, List<String> patterns, Gate gate, Opening... endpoints) {
    Callers callers = new Callers(authentication.everybody().orElse(null));
    FilterRegistration.Dynamic filter =
        context.addFilter(name, new HandshakeFilter(guard, authentication, callers, sockets, gate));
    filter.setAsyncSupported(true);
    // First of all: Payara upgrades in a filter of its own, which is there already.
    filter.addMappingForUrlPatterns(
        EnumSet.of(DispatcherType.REQUEST), false, patterns.toArray(String[]::new));
    if (!(context.getAttribute(ServerContainer.class.getName())
        instanceof ServerContainer server)) {
      LOG.warn("This server has no WebSocket; the door {} stays closed", name);
      return;
    }
    try {
      for (Opening endpoint : endpoints) {
        server.addEndpoint(configured(endpoint, callers));
      }
    } catch (DeploymentException | IllegalStateException e) {
      LOG.error("The door {} cannot be opened", name, e);
    }
  }

  private ServerEndpointConfig configured(Opening endpoint, Callers callers) {
    return ServerEndpointConfig.Builder.create(SocketEndpoint.class, endpoint.path())
        .subprotocols(endpoint.subprotocols())
        .configurator(
            new Handshake(callers, () -> new SocketEndpoint(sockets, endpoint.protocols().get())))
        .build();
  }
}

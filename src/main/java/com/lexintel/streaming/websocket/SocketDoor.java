package com.lexintel.streaming.websocket;

import com.lexintel.api.guard.RequestGuard;
import com.lexintel.channels.LiveProgress;
import com.lexintel.identity.authentication.Authentication;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the door at the start of the application. */
@WebListener
public class SocketDoor implements ServletContextListener {
  private static final Logger LOG = LoggerFactory.getLogger(SocketDoor.class);

  @Inject private Sockets sockets;
  @Inject private LiveProgress live;
  @Inject private Authentication authentication;
  @Inject private RequestGuard guard;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    Callers callers = new Callers(authentication.everybody().orElse(null));
    FilterRegistration.Dynamic filter =
        context.addFilter(
            "websocket-handshake",
            new HandshakeFilter(guard, authentication, callers, sockets, live));
    filter.setAsyncSupported(true);
    // First of all: Payara upgrades in a filter of its own, which is there already.
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/ws", "/ws/*");
    if (context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer server) {
      open(server, callers);
    } else {
      LOG.warn("This server has no WebSocket; progress can be followed by streams and polls only");
    }
  }

  /** Without this door the others are open all the same. */
  private void open(ServerContainer server, Callers callers) {
    try {
      server.addEndpoint(
          endpoint(ProgressProtocol.PATH, callers, () -> new ProgressProtocol(live))
              .subprotocols(List.of(ProgressProtocol.NAME))
              .build());
      server.addEndpoint(
          endpoint(DocumentProtocol.PATH, callers, () -> new DocumentProtocol(live)).build());
    } catch (DeploymentException | IllegalStateException e) {
      LOG.error("Progress cannot be followed by WebSocket", e);
    }
  }

  private ServerEndpointConfig.Builder endpoint(
      String path, Callers callers, Supplier<Protocol> protocols) {
    return ServerEndpointConfig.Builder.create(SocketEndpoint.class, path)
        .configurator(new Handshake(callers, () -> new SocketEndpoint(sockets, protocols.get())));
  }
}

package com.lexintel.streaming.websocket;

import com.lexintel.channels.LiveProgress;
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

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    FilterRegistration.Dynamic filter =
        context.addFilter("websocket-handshake", new HandshakeFilter(sockets, live));
    filter.setAsyncSupported(true);
    // First of all: Payara upgrades in a filter of its own, which is there already.
    filter.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/ws", "/ws/*");
    if (context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer server) {
      open(server);
    } else {
      LOG.warn("This server has no WebSocket; progress can be followed by streams and polls only");
    }
  }

  /** Without this door the others are open all the same. */
  private void open(ServerContainer server) {
    try {
      server.addEndpoint(progress(() -> new ProgressEndpoint(sockets, live)));
      server.addEndpoint(document(() -> new DocumentEndpoint(sockets, live)));
    } catch (DeploymentException | IllegalStateException e) {
      LOG.error("Progress cannot be followed by WebSocket", e);
    }
  }

  private static ServerEndpointConfig progress(Supplier<ProgressEndpoint> endpoints) {
    return ServerEndpointConfig.Builder.create(ProgressEndpoint.class, ProgressEndpoint.PATH)
        .subprotocols(List.of(ProgressEndpoint.PROTOCOL))
        .configurator(new Handshake(endpoints))
        .build();
  }

  private static ServerEndpointConfig document(Supplier<DocumentEndpoint> endpoints) {
    return ServerEndpointConfig.Builder.create(DocumentEndpoint.class, DocumentEndpoint.PATH)
        .configurator(new Handshake(endpoints))
        .build();
  }
}

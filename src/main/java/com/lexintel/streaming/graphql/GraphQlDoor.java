package com.lexintel.streaming.graphql;

import com.lexintel.graphql.GraphQlEngine;
import com.lexintel.node.ServerResources;
import com.lexintel.streaming.socket.SocketEntrance;
import com.lexintel.streaming.socket.SocketEntrance.Opening;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;

/** Opens the WebSocket at the start of the application. */
@WebListener
public class GraphQlDoor implements ServletContextListener {
  @Inject private SocketEntrance entrance;
  @Inject private GraphQlEngine engine;
  @Inject private ServerResources server;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    entrance.open(
        event.getServletContext(),
        "graphql",
        List.of(TransportProtocol.PATH),
        (client, request) -> {},
        new Opening(
            TransportProtocol.PATH,
            List.of(TransportProtocol.NAME),
            () -> new TransportProtocol(engine, server::after)));
  }
}

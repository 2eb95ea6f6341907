package com.lexintel.streaming.socketio;

import com.lexintel.identity.authentication.Authentication;
import com.lexintel.streaming.socketio.engineio.EngineServlet;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/** Opens the door at the start of the application. */
@WebListener
public class SocketIoDoor implements ServletContextListener {
  @Inject private SocketIoSessions sessions;
  @Inject private Authentication authentication;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    new EngineServlet(sessions.engine(), authentication, sessions::admit)
        .open(event.getServletContext());
  }
}

package com.lexintel.streaming.socketio;

import com.lexintel.identity.authentication.Authentication;
import com.lexintel.streaming.socketio.engineio.EngineServlet;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebListener;

/** Opens the door at the start of the application. */
@WebListener
public class SocketIoDoor implements ServletContextListener {
  @Inject private SocketIoSessions sessions;
  @Inject private Authentication authentication;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    ServletRegistration.Dynamic servlet =
        context.addServlet(
            "socket.io", new EngineServlet(sessions.engine(), authentication, sessions::admit));
    servlet.setAsyncSupported(true);
    servlet.addMapping(SocketIoSessions.SETTINGS.path() + "*");
  }
}

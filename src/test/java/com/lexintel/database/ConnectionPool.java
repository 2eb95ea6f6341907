package com.lexintel.database;

import com.lexintel.Api;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The server's pool of connections, as another application on the server finds it. */
public final class ConnectionPool {
  /** The connections that it has at most, in the configurations of both servers. */
  public static final int SIZE = 40;

  private ConnectionPool() {}

  /** The other application. */
  public static WebArchive application() {
    return ShrinkWrap.create(WebArchive.class, "connections.war")
        .addClass(ConnectionsServlet.class);
  }

  /** How many of all its connections can be had at once. */
  public static int toBeHad() {
    return Integer.parseInt(Api.ofTestServer().get("/connections/?" + SIZE).body());
  }
}

package com.lexintel.streaming.socketio.engineio;

import com.lexintel.channels.OpenConnection;
import com.lexintel.identity.Client;
import com.lexintel.node.Timer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The sessions of one application. */
public final class Engine {
  private final EngineSettings settings;
  private final Function<Client, OpenConnection> connections;
  private final Function<EngineSession, Receiver> application;
  private final Timer timer;
  private final Executor executor;
  private final Map<String, EngineSession> open = new ConcurrentHashMap<>();

  /**
   * @param connections counts the connections of each client
   * @param application makes the receiver of each session
   * @param executor runs what may wait for a client
   */
  public Engine(
      EngineSettings settings,
      Function<Client, OpenConnection> connections,
      Function<EngineSession, Receiver> application,
      Timer timer,
      Executor executor) {
    this.settings = settings;
    this.connections = connections;
    this.application = application;
    this.timer = timer;
    this.executor = executor;
  }

  EngineSettings settings() {
    return settings;
  }

  Executor executor() {
    return executor;
  }

  /**
   * Opens a session.
   *
   * @param socket null for one that is polled
   */
  EngineSession open(Client client, SocketTransport socket) {
    EngineSession session =
        new EngineSession(
            connections.apply(client), settings, timer, ended -> open.remove(ended.id(), ended));
    open.put(session.id(), session);
    session.begin(socket, application);
    return session;
  }

  /**
   * @throws EngineRefusal when the caller has no such session
   */
  EngineSession of(Client client, String id) throws EngineRefusal {
    EngineSession session = open.get(id);
    if (session == null || !subject(session.client()).equals(subject(client))) {
      throw new EngineRefusal(EngineRefusal.Code.UNKNOWN_SESSION);
    }
    return session;
  }

  private static String subject(Client client) {
    return client.identity().subject();
  }

  public List<EngineSession> sessions() {
    return List.copyOf(open.values());
  }
}

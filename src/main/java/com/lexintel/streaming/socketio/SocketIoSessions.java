package com.lexintel.streaming.socketio;

import com.lexintel.channels.LiveProgress;
import com.lexintel.identity.Client;
import com.lexintel.node.NodeStopping;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StopOrder;
import com.lexintel.node.Timer;
import com.lexintel.problem.Problem;
import com.lexintel.streaming.socketio.engineio.Engine;
import com.lexintel.streaming.socketio.engineio.EngineSession;
import com.lexintel.streaming.socketio.engineio.EngineSettings;
import com.lexintel.streaming.socketio.engineio.SessionEnd;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The sessions that are open on this node. */
@ApplicationScoped
public class SocketIoSessions {
  static final EngineSettings SETTINGS =
      new EngineSettings("/socket.io/", 25_000, 20_000, 64 * 1024);

  private static final long JOIN_TIMEOUT = 45_000;
  private static final long STOP_TAKES_AT_MOST = 4_000;

  private LiveProgress live;
  private Engine engine;

  protected SocketIoSessions() {}

  @Inject
  public SocketIoSessions(LiveProgress live, ServerResources server) {
    this.live = live;
    Timer timer = server::after;
    Map<String, Namespace> namespaces = Map.of(SocketPacket.MAIN, new ProgressNamespace(live));
    engine =
        new Engine(
            SETTINGS,
            live::connect,
            session -> new Connection(session, namespaces, timer, JOIN_TIMEOUT),
            timer,
            server.executor());
  }

  Engine engine() {
    return engine;
  }

  /**
   * @throws Problem when this node, the user or the address has as many as it may
   */
  void admit(Client client) {
    live.refuseTooMany(client);
  }

  /** The channels send away those that watch something. */
  void stop(@Observes @Priority(StopOrder.CLOSE_STREAMS) NodeStopping stop) {
    engine.sessions().stream()
        .filter(EngineSession::bare)
        .forEach(session -> session.end(SessionEnd.SERVER_STOPS));
  }

  /** Waits until the clients have been sent away: the application must not go before. */
  void await(@Observes @Priority(StopOrder.AWAIT_STREAMS) NodeStopping stop)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_TAKES_AT_MOST);
    while (!engine.sessions().isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
    // Those that came meanwhile: no poll may keep the server from stopping.
    engine.sessions().forEach(session -> session.end(SessionEnd.SERVER_STOPS));
  }
}

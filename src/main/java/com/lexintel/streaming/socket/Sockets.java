package com.lexintel.streaming.socket;

import com.lexintel.channels.LiveProgress;
import com.lexintel.identity.Client;
import com.lexintel.node.NodeStopping;
import com.lexintel.node.RepeatedTask;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StopOrder;
import com.lexintel.node.Ticks;
import com.lexintel.problem.Problem;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.Session;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The connections that are open on this node. */
@ApplicationScoped
public class Sockets {
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
  private static final Duration STOP_TAKES_AT_MOST = Duration.ofSeconds(4);

  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private LiveProgress live;
  private ServerResources server;
  private RepeatedTask looking;

  protected Sockets() {}

  @Inject
  public Sockets(LiveProgress live, ServerResources server) {
    this.live = live;
    this.server = server;
    this.looking = server.repeat(BETWEEN_LOOKS, this::look);
  }

  Socket open(Session session, Client client) {
    Socket socket = new Socket(session, live.connect(client), server.executor(), Ticks.SYSTEM);
    open.add(socket);
    if (live.stopping()) {
      socket.stop();
    }
    return socket;
  }

  void closed(Socket socket) {
    open.remove(socket);
    socket.closed();
  }

  /**
   * @throws Problem when this node, the user or the address has as many as it may
   */
  void refuseTooMany(Client client) {
    live.refuseTooMany(client);
  }

  private void look() {
    // A server may never say that a connection is closed whose client has stopped reading.
    open.removeIf(Socket::isClosed);
    open.forEach(Socket::look);
  }

  void stop(@Observes @Priority(StopOrder.CLOSE_STREAMS) NodeStopping stop) {
    open.forEach(Socket::stop);
  }

  /** Waits until the clients have been sent away: the application must not go before. */
  void await(@Observes @Priority(StopOrder.AWAIT_STREAMS) NodeStopping stop)
      throws InterruptedException {
    long end = System.nanoTime() + STOP_TAKES_AT_MOST.toNanos();
    while (!open.isEmpty() && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  @PreDestroy
  void close() {
    looking.close();
  }
}

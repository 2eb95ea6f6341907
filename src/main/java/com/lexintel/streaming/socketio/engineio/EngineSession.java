package com.lexintel.streaming.socketio.engineio;

import com.lexintel.channels.OpenConnection;
import com.lexintel.identity.Client;
import com.lexintel.identity.Secret;
import com.lexintel.node.Timer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;

/** A client's session, whatever its packets go over. */
public final class EngineSession {
  private static final int ID_BYTES = 20;
  private static final int MOST_WAITING_REPLIES = 200;
  // So that a last word can be polled for.
  private static final long PATIENCE = 2_000;

  private final String id = Secret.random(ID_BYTES);
  private final OpenConnection connection;
  private final EngineSettings settings;
  private final Timer timer;
  private final Consumer<EngineSession> removal;
  private final Route route;
  private final Outgoing outgoing;
  private final Heartbeat heartbeat;
  private final AtomicBoolean pushing = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();
  private volatile Receiver receiver;

  /**
   * @param connection counts it, until it has ended
   * @param removal forgets the session once it has ended
   */
  EngineSession(
      OpenConnection connection,
      EngineSettings settings,
      Timer timer,
      Consumer<EngineSession> removal) {
    this.connection = connection;
    this.settings = settings;
    this.timer = timer;
    this.removal = removal;
    this.route = new Route();
    this.outgoing = new Outgoing(route, () -> end(SessionEnd.CLIENT_LEFT));
    this.heartbeat =
        new Heartbeat(
            settings,
            timer,
            () -> send(List.of(Packet.PING)),
            () -> end(SessionEnd.PING_UNANSWERED));
  }

  /** Begins on a WebSocket, or else by polls. */
  void begin(SocketTransport socket, Function<EngineSession, Receiver> application) {
    if (socket != null) {
      route.beginOn(socket);
    }
    String upgrades = socket == null ? "\"websocket\"" : "";
    String open =
        "{\"sid\":\"%s\",\"upgrades\":[%s],\"pingInterval\":%d,\"pingTimeout\":%d,\"maxPayload\":%d}"
            .formatted(
                id,
                upgrades,
                settings.pingInterval(),
                settings.pingTimeout(),
                settings.maxPayload());
    receiver = application.apply(this);
    send(List.of(Packet.of(Packet.Type.OPEN, open)));
    heartbeat.begin();
  }

  String id() {
    return id;
  }

  public Client client() {
    return connection.client();
  }

  Route route() {
    return route;
  }

  /** Sends packets that belong together. The stage completes when they are written. */
  public CompletionStage<?> send(List<Packet> packets) {
    return outgoing.add(packets);
  }

  /** Answers the client. One that asks much and reads nothing is let go. */
  public void reply(List<Packet> packets) {
    if (outgoing.waiting() >= MOST_WAITING_REPLIES) {
      end(SessionEnd.ANSWERS_UNREAD);
    } else {
      send(packets);
    }
  }

  public void subscribed() {
    connection.subscribed();
  }

  public void unsubscribed() {
    connection.unsubscribed();
  }

  /** Whether nothing is followed over it. */
  public boolean bare() {
    return connection.bare();
  }

  /** Takes a request that waits for packets. */
  void poll(Function<String, CompletionStage<?>> poll) throws EngineRefusal {
    if (!route.poll(poll)) {
      end(SessionEnd.PROTOCOL_ERROR);
      throw new EngineRefusal(EngineRefusal.Code.BAD_REQUEST);
    }
    outgoing.flush();
    route.releaseWhileUpgrading();
    // It may have ended meanwhile.
    if (ended.get()) {
      route.close(SessionEnd.SERVER_STOPS);
    }
  }

  /**
   * Takes the packets that a request brings.
   *
   * @throws EngineRefusal when they are none, or another request brings some; the session has ended
   */
  void push(String body) throws EngineRefusal {
    if (!pushing.compareAndSet(false, true)) {
      end(SessionEnd.PROTOCOL_ERROR);
      throw new EngineRefusal(EngineRefusal.Code.BAD_REQUEST);
    }
    try {
      for (Packet packet : Payload.decode(body)) {
        receive(packet);
      }
    } catch (MalformedPacket e) {
      end(SessionEnd.PROTOCOL_ERROR);
      throw new EngineRefusal(EngineRefusal.Code.BAD_REQUEST);
    } finally {
      pushing.set(false);
    }
  }

  /** A WebSocket is open for a session that was polled until now. */
  void offer(SocketTransport socket) {
    if (ended.get() || !route.offer(socket)) {
      socket.close(SessionEnd.PROTOCOL_ERROR);
      return;
    }
    timer.after(settings.upgradeTimeout(), () -> route.withdraw(socket));
  }

  /** Takes what comes over a WebSocket. */
  void received(SocketTransport from, Packet packet) {
    try {
      switch (route.taken(from, packet)) {
        case PACKET -> receive(packet);
        case UPGRADED -> outgoing.flush();
        case NOTHING -> {}
      }
    } catch (MalformedPacket e) {
      end(SessionEnd.PROTOCOL_ERROR);
    }
  }

  private void receive(Packet packet) throws MalformedPacket {
    if (ended.get()) {
      return;
    }
    switch (packet.type()) {
      case MESSAGE -> {
        if (packet.isBinary()) {
          receiver.binary(packet.binary());
        } else {
          receiver.text(packet.text());
        }
      }
      case PONG -> heartbeat.answered();
      case CLOSE -> end(SessionEnd.CLIENT_LEFT);
      case PING -> throw new MalformedPacket("Pings are sent by the server");
      default -> {}
    }
  }

  /** A WebSocket has been closed, or what came over it was wrong. */
  void lost(SocketTransport socket, SessionEnd reason) {
    if (route.withdraw(socket)) {
      return;
    }
    if (route.isOn(socket)) {
      end(reason);
    }
  }

  /** Tells the client a last word, and ends when it has been told or does not listen. */
  public void endAfter(List<Packet> last, SessionEnd end) {
    timer.after(PATIENCE, () -> end(end));
    send(last).whenComplete((told, failure) -> end(end));
  }

  public void end(SessionEnd end) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    removal.accept(this);
    connection.close();
    outgoing.close();
    route.close(end);
    if (receiver != null) {
      receiver.ended();
    }
  }

  public boolean hasEnded() {
    return ended.get();
  }
}

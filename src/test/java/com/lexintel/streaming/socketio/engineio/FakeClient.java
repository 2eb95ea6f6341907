package com.lexintel.streaming.socketio.engineio;

import com.lexintel.channels.UncountedConnection;
import com.lexintel.channels.delivery.ClientReading;
import com.lexintel.identity.Client;
import com.lexintel.node.Timer;
import com.lexintel.streaming.socket.FakeSession;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A client at the other end of a session, by a WebSocket or by polls. */
public abstract class FakeClient implements ClientReading {
  private static final EngineSettings SETTINGS =
      new EngineSettings("/socket.io/", 25_000, 20_000, 64 * 1024);

  private final Engine engine;
  private final Client caller;

  private FakeClient(Client caller, Function<EngineSession, Receiver> application, Timer timer) {
    this.caller = caller;
    engine = new Engine(SETTINGS, UncountedConnection::of, application, timer, Runnable::run);
  }

  public static FakeClient bySocket(
      Client caller, Function<EngineSession, Receiver> application, Timer timer) {
    return new BySocket(caller, application, timer);
  }

  public static FakeClient byPolls(
      Client caller, Function<EngineSession, Receiver> application, Timer timer) {
    return new ByPolls(caller, application, timer);
  }

  EngineSession open(SocketTransport socket) {
    return engine.open(caller, socket);
  }

  public abstract EngineSession session();

  /** Sends a message. */
  public abstract void says(String message);

  /** Every packet that has come, as it is written. */
  abstract List<String> packets();

  /** The messages that have come. */
  public List<String> messages() {
    return packets().stream()
        .filter(packet -> packet.startsWith("4"))
        .map(packet -> packet.substring(1))
        .toList();
  }

  private static final class BySocket extends FakeClient implements ClientReading.Through {
    private final FakeSession server = new FakeSession();
    private final SocketTransport socket = new SocketTransport(server.session(), Runnable::run);
    private final EngineSession session;

    private BySocket(Client caller, Function<EngineSession, Receiver> application, Timer timer) {
      super(caller, application, timer);
      session = open(socket);
    }

    @Override
    public EngineSession session() {
      return session;
    }

    @Override
    public void says(String message) {
      session.received(socket, Packet.message(message));
    }

    @Override
    List<String> packets() {
      return server.texts();
    }

    @Override
    public ClientReading below() {
      return server;
    }
  }

  private static final class ByPolls extends FakeClient {
    private final List<String> packets = new ArrayList<>();
    private final EngineSession session;
    private boolean stalled;
    private boolean left;

    private ByPolls(Client caller, Function<EngineSession, Receiver> application, Timer timer) {
      super(caller, application, timer);
      session = open(null);
      poll();
    }

    private void poll() {
      try {
        session.poll(this::answered);
      } catch (EngineRefusal refused) {
        throw new AssertionError(refused);
      }
    }

    private CompletionStage<?> answered(String body) {
      if (left) {
        return CompletableFuture.failedFuture(new IllegalStateException("Broken pipe"));
      }
      packets.addAll(List.of(body.split("\u001e")));
      if (!stalled && !session.hasEnded()) {
        poll();
      }
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public EngineSession session() {
      return session;
    }

    @Override
    public void says(String message) {
      try {
        session.push("4" + message);
      } catch (EngineRefusal refused) {
        throw new AssertionError(refused);
      }
    }

    @Override
    List<String> packets() {
      return packets;
    }

    @Override
    public void stall() {
      stalled = true;
      // The poll that waits is answered with the first that comes.
    }

    @Override
    public void read() {
      stalled = false;
      poll();
    }

    @Override
    public void leave() {
      left = true;
    }
  }
}

package com.lexintel.streaming.socketio.engineio;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What the packets of a session go over, and the change from polls to a WebSocket. */
final class Route {
  private static final String PROBE = "probe";

  private final PollingTransport polling = new PollingTransport();
  private SocketTransport socket;
  private SocketTransport candidate;
  private boolean probed;

  /** What a packet from a WebSocket was. */
  enum Taken {
    /** For the session. */
    PACKET,
    /** The end of the change: packets go over the WebSocket from now on. */
    UPGRADED,
    /** For nobody else. */
    NOTHING
  }

  synchronized void beginOn(SocketTransport first) {
    socket = first;
  }

  /** Whether packets go over a WebSocket, by which the session began or to which it has changed. */
  synchronized boolean onSocket() {
    return socket != null;
  }

  synchronized boolean isOn(SocketTransport one) {
    return socket == one;
  }

  synchronized Optional<Transport.Writing> claim() {
    Transport present = socket == null ? polling : socket;
    return present.claim();
  }

  /**
   * @return false when another waits already
   */
  boolean poll(Function<String, CompletionStage<?>> poll) {
    return polling.await(poll);
  }

  /** A client that is about to change lets its last poll end first. */
  void releaseWhileUpgrading() {
    boolean upgrading;
    synchronized (this) {
      upgrading = probed || socket != null;
    }
    if (upgrading) {
      polling.release();
    }
  }

  /**
   * @return false when there is another, or the session has a WebSocket already
   */
  synchronized boolean offer(SocketTransport offered) {
    if (socket != null || candidate != null) {
      return false;
    }
    candidate = offered;
    return true;
  }

  /**
   * Gives up a WebSocket to which the session has not changed.
   *
   * @return false when it has, or never would
   */
  boolean withdraw(SocketTransport one) {
    synchronized (this) {
      if (candidate != one) {
        return false;
      }
      candidate = null;
      probed = false;
    }
    one.close(SessionEnd.PROTOCOL_ERROR);
    return true;
  }

  Taken taken(SocketTransport from, Packet packet) {
    synchronized (this) {
      if (from == socket) {
        return Taken.PACKET;
      }
      if (from != candidate) {
        return Taken.NOTHING;
      }
    }
    if (packet.type() == Packet.Type.PING && PROBE.equals(packet.text())) {
      probe(from);
      return Taken.NOTHING;
    }
    if (packet.type() == Packet.Type.UPGRADE && change(from)) {
      polling.release();
      return Taken.UPGRADED;
    }
    withdraw(from);
    return Taken.NOTHING;
  }

  private void probe(SocketTransport from) {
    synchronized (this) {
      probed = true;
    }
    from.frame(Packet.of(Packet.Type.PONG, PROBE));
    polling.release();
  }

  private synchronized boolean change(SocketTransport to) {
    if (!probed || candidate != to) {
      return false;
    }
    socket = to;
    candidate = null;
    return true;
  }

  void close(SessionEnd end) {
    List<Transport> all = new ArrayList<>();
    synchronized (this) {
      all.add(polling);
      all.add(socket);
      all.add(candidate);
    }
    all.stream().filter(Objects::nonNull).forEach(transport -> transport.close(end));
  }
}

package com.lexintel.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.IntSupplier;

/** A TCP proxy that can be told to drop all connections, or to hold back every byte. */
final class Proxy implements AutoCloseable {
  private enum Mode {
    THROUGH,
    HELD,
    CUT
  }

  private final ServerSocket listener;
  private final IntSupplier target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final Map<Integer, NavigableSet<Instant>> spoken = new ConcurrentHashMap<>();
  private Mode mode = Mode.THROUGH;

  Proxy(int target) {
    this(() -> target);
  }

  /**
   * @param target asked anew for each connection
   */
  Proxy(IntSupplier target) {
    this.target = target;
    try {
      listener = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    daemon(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /**
   * When the connection was opened over which the target was spoken to from that port at that time;
   * null for none. A port is used again, by whoever comes next.
   */
  Instant spokeFrom(int localPort, Instant time) {
    NavigableSet<Instant> opened = spoken.get(localPort);
    return opened == null ? null : opened.floor(time);
  }

  /** Drops what is open and refuses what comes. */
  void cut() {
    become(Mode.CUT);
    open.forEach(Proxy::reset);
  }

  /** Lets no byte through and says nothing, as a network does that has lost its way. */
  void hold() {
    become(Mode.HELD);
  }

  /** What was held back arrives now. */
  void heal() {
    become(Mode.THROUGH);
  }

  @Override
  public void close() {
    cut();
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized void become(Mode next) {
    mode = next;
    notifyAll();
  }

  private synchronized boolean pass() throws InterruptedException {
    while (mode == Mode.HELD) {
      wait();
    }
    return mode == Mode.THROUGH;
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        daemon(() -> connect(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void connect(Socket client) {
    open.add(client);
    try {
      if (pass()) {
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target.getAsInt());
        open.add(server);
        spoken
            .computeIfAbsent(server.getLocalPort(), none -> new ConcurrentSkipListSet<>())
            .add(Instant.now());
        daemon(() -> pump(server, client));
        pump(client, server);
        return;
      }
    } catch (IOException | InterruptedException nobodyThere) {
      // The client finds out by being dropped.
    }
    drop(client);
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[64 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0 && pass(); n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
    } catch (IOException | InterruptedException ended) {
      // Both ends are dropped together.
    }
    drop(from);
    drop(to);
  }

  private void drop(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException alreadyGone) {
      // Which is what was wanted.
    }
  }

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
      socket.close();
    } catch (IOException alreadyGone) {
      // Which is what was wanted.
    }
  }

  private static void daemon(Runnable task) {
    Thread thread = new Thread(task, "proxy");
    thread.setDaemon(true);
    thread.start();
  }
}

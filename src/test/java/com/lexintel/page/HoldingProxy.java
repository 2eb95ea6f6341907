package com.lexintel.page;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A proxy before the application that can hold answers back, as many a firm's does: an answer goes
 * on only in blocks of some size, or when it has ended. Each connection carries one request, so
 * that the end of an answer is the end of its connection.
 */
final class HoldingProxy implements AutoCloseable {
  private static final int NOTHING = 1;

  private final ServerSocket entrance;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile int block = NOTHING;

  HoldingProxy(int target) {
    this.target = target;
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  String address() {
    return "http://localhost:" + entrance.getLocalPort() + "/";
  }

  /** From now on answers go on in blocks of so many bytes; those under way stay as they are. */
  void hold(int bytes) {
    block = bytes;
  }

  void holdNothing() {
    block = NOTHING;
  }

  @Override
  public void close() {
    open.forEach(HoldingProxy::close);
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        start(() -> pass(client, server, () -> request(client, server)));
        start(() -> pass(client, server, () -> answer(server, client, block)));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private interface Passing {
    void run() throws IOException;
  }

  private void pass(Socket client, Socket server, Passing passing) {
    try {
      passing.run();
    } catch (IOException gone) {
      // One of the two has left: so does the other.
    } finally {
      close(client);
      close(server);
      open.remove(client);
      open.remove(server);
    }
  }

  private static void request(Socket client, Socket server) throws IOException {
    InputStream in = new BufferedInputStream(client.getInputStream());
    OutputStream out = server.getOutputStream();
    for (String line = line(in); line != null; line = line(in)) {
      if (line.isEmpty()) {
        out.write("Connection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        break;
      }
      if (!line.regionMatches(true, 0, "Connection:", 0, "Connection:".length())) {
        out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    in.transferTo(out);
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      if (next == '\n') {
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
      }
      line.write(next);
    }
    return null;
  }

  private static void answer(Socket server, Socket client, int block) throws IOException {
    InputStream in = server.getInputStream();
    OutputStream out = client.getOutputStream();
    byte[] held = new byte[Math.max(block, 64 * 1024)];
    int length = 0;
    for (int n = in.read(held); n >= 0; n = in.read(held, length, held.length - length)) {
      length += n;
      int passed = length - length % block;
      out.write(held, 0, passed);
      System.arraycopy(held, passed, held, 0, length - passed);
      length -= passed;
    }
    out.write(held, 0, length);
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "holding-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

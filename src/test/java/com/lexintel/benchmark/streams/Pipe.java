package com.lexintel.benchmark.streams;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection into which much is said, and whose answers are read by nobody. */
final class Pipe implements AutoCloseable {
  private final Socket socket;
  private final OutputStream out;

  Pipe(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setTcpNoDelay(true);
    out = new BufferedOutputStream(socket.getOutputStream(), 1 << 16);
    Thread drain = new Thread(this::drain, "answers");
    drain.setDaemon(true);
    drain.start();
  }

  private void drain() {
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = socket.getInputStream()) {
      while (in.read(buffer) >= 0) {}
    } catch (IOException closed) {
      // By us.
    }
  }

  void say(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** To a Redis. */
  void publish(String channel, String message) throws IOException {
    say(
        "*3\r\n$7\r\nPUBLISH\r\n$%d\r\n%s\r\n$%d\r\n%s\r\n"
            .formatted(channel.length(), channel, message.length(), message));
  }

  void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

package com.lexintel.streaming.sse;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Opens a stream and reads nothing of it until it is told to. */
final class StalledSubscriber implements AutoCloseable {
  private final Socket socket = new Socket();

  StalledSubscriber(URI stream) throws IOException {
    socket.setReceiveBufferSize(4_096);
    socket.connect(new InetSocketAddress(stream.getHost(), stream.getPort()));
    String target = stream.getRawPath() + "?" + stream.getRawQuery();
    String request = "GET " + target + " HTTP/1.1\r\nHost: " + stream.getAuthority() + "\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Reads all that has waited, and on until some words come.
   *
   * @return false when the stream ended before
   */
  boolean readUntil(String words) throws IOException {
    socket.setSoTimeout(30_000);
    InputStream in = socket.getInputStream();
    StringBuilder tail = new StringBuilder();
    byte[] buffer = new byte[1 << 16];
    while (tail.indexOf(words) < 0) {
      int read = in.read(buffer);
      if (read < 0) {
        return false;
      }
      tail.append(new String(buffer, 0, read, StandardCharsets.ISO_8859_1));
      tail.delete(0, Math.max(0, tail.length() - 2 * buffer.length));
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

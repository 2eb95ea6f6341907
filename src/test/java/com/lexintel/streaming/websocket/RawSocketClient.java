package com.lexintel.streaming.websocket;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A WebSocket that reads nothing until it is told to, and whose headers are all the test's own. */
final class RawSocketClient implements AutoCloseable {
  private static final int SMALL = 4_096;

  private final Socket socket = new Socket();
  private final String head;

  /**
   * Opens it and reads the answer's head, but nothing behind it.
   *
   * @param path from the root
   */
  RawSocketClient(URI server, String path, Map<String, String> headers) throws IOException {
    socket.setReceiveBufferSize(SMALL);
    socket.setSoTimeout(60_000);
    socket.connect(new InetSocketAddress(server.getHost(), server.getPort()));
    Map<String, String> all = new LinkedHashMap<>();
    all.put("Host", server.getAuthority());
    all.put("Connection", "Upgrade");
    all.put("Upgrade", "websocket");
    all.put("Sec-WebSocket-Version", "13");
    all.put("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    all.putAll(headers);
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
    all.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    write(request.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII));
    head = readHead();
  }

  private String readHead() throws IOException {
    StringBuilder read = new StringBuilder();
    while (read.indexOf("\r\n\r\n") < 0) {
      int next = socket.getInputStream().read();
      if (next < 0) {
        throw new IOException("No answer but " + read);
      }
      read.append((char) next);
    }
    return read.toString();
  }

  /** The status line and the headers. */
  String head() {
    return head;
  }

  int status() {
    return Integer.parseInt(head.split(" ")[1]);
  }

  /** Sends a text as one frame, masked with zeros, which leave it as it is. */
  void say(String text) throws IOException {
    byte[] payload = text.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(0x81);
    if (payload.length < 126) {
      frame.write(0x80 | payload.length);
    } else if (payload.length < 1 << 16) {
      frame.write(0x80 | 126);
      frame.writeBytes(ByteBuffer.allocate(Short.BYTES).putShort((short) payload.length).array());
    } else {
      frame.write(0x80 | 127);
      frame.writeBytes(ByteBuffer.allocate(Long.BYTES).putLong(payload.length).array());
    }
    frame.writeBytes(new byte[4]);
    frame.writeBytes(payload);
    write(frame.toByteArray());
  }

  /** Sends the beginning of a text of that many bytes. */
  void announceText(int bytes) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(14);
    write(frame.put((byte) 0x81).put((byte) (0x80 | 127)).putLong(bytes).array());
  }

  void write(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /**
   * Reads all that has waited, and on until some words come.
   *
   * @return false when the connection ended before
   */
  boolean readUntil(String words) throws IOException {
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

package com.lexintel.streaming.socketio;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket of packets; binary ones are read as {@code bytes [1, 2]}. */
final class PacketSocket implements WebSocket.Listener, AutoCloseable {
  private static final long PATIENCE = 30;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final WebSocket socket;

  /**
   * @param uri of {@code http}
   */
  PacketSocket(URI uri) {
    socket =
        HTTP.newWebSocketBuilder()
            .buildAsync(URI.create(uri.toString().replaceFirst("^http", "ws")), this)
            .join();
  }

  void say(String packet) {
    socket.sendText(packet, true).join();
  }

  void say(byte... packet) {
    socket.sendBinary(ByteBuffer.wrap(packet), true).join();
  }

  String next() throws InterruptedException {
    String frame = frames.poll(PATIENCE, TimeUnit.SECONDS);
    if (frame == null) {
      throw new AssertionError("Nothing comes");
    }
    return frame;
  }

  /** Empty when the server has closed it. */
  String nextUnlessClosed() throws InterruptedException {
    String frame = null;
    while (frame == null && !closed.isDone()) {
      frame = frames.poll(50, TimeUnit.MILLISECONDS);
    }
    return frame == null ? "" : frame;
  }

  int closeCode() throws Exception {
    return closed.get(PATIENCE, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
    text.append(part);
    if (last) {
      frames.add(text.toString());
      text.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
    byte[] read = new byte[part.remaining()];
    part.get(read);
    bytes.writeBytes(read);
    if (last) {
      frames.add("bytes " + Arrays.toString(bytes.toByteArray()));
      bytes.reset();
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.complete(1006);
  }

  @Override
  public void close() {
    socket.abort();
  }
}

package com.lexintel.streaming.websocket;

import com.lexintel.Api;
import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A WebSocket as a client uses it. */
final class SocketClient implements WebSocket.Listener, AutoCloseable {
  private static final long PATIENCE = 60;

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder parts = new StringBuilder();
  private final WebSocket socket;

  /**
   * @param path below the application's root
   * @param origin null for none
   */
  SocketClient(Api api, String path, String origin) {
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    if (path.equals("ws")) {
      builder.subprotocols("lexintel.progress.v1");
    }
    if (origin != null) {
      builder.header("Origin", origin);
    }
    URI root = api.uri("/");
    socket =
        builder.buildAsync(URI.create("ws://" + root.getAuthority() + "/" + path), this).join();
  }

  String protocol() {
    return socket.getSubprotocol();
  }

  SocketClient say(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    parts.append(text);
    if (last) {
      texts.add(parts.toString());
      parts.setLength(0);
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
    closed.completeExceptionally(error);
  }

  String nextText() throws InterruptedException {
    String text = texts.poll(PATIENCE, TimeUnit.SECONDS);
    if (text == null) {
      throw new AssertionError("Nothing comes");
    }
    return text;
  }

  JsonObject next() throws InterruptedException {
    return Api.parse(nextText());
  }

  /** Every message up to the first that is as wanted, with it. */
  List<JsonObject> until(Predicate<JsonObject> wanted) throws InterruptedException {
    List<JsonObject> messages = new ArrayList<>();
    do {
      messages.add(next());
    } while (!wanted.test(messages.get(messages.size() - 1)));
    return messages;
  }

  /** The code with which the server closes it. */
  int closeCode() throws Exception {
    return closed.get(PATIENCE, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    socket.abort();
  }
}

package com.lexintel.streaming.websocket;

import com.lexintel.Api;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A WebSocket as a client uses it. */
public final class SocketClient implements WebSocket.Listener, AutoCloseable {
  private static final long PATIENCE = 60;
  private static final long BETWEEN_LOOKS = 50;
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final AtomicInteger pings = new AtomicInteger();
  private final StringBuilder parts = new StringBuilder();
  private volatile long heardAt = System.nanoTime();
  private final WebSocket socket;

  /**
   * @param path below the application's root
   * @param origin null for none
   */
  public SocketClient(Api api, String path, String origin) {
    this(origin == null ? Map.of() : Map.of("Origin", origin), api, path);
  }

  /**
   * @param path below the application's root
   */
  public SocketClient(Map<String, String> headers, Api api, String path) {
    WebSocket.Builder builder =
        HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(PATIENCE));
    if (path.equals("ws")) {
      builder.subprotocols("lexintel.progress.v1");
    } else if (path.equals("graphql")) {
      builder.subprotocols("graphql-transport-ws");
    }
    headers.forEach(builder::header);
    URI root = api.uri("/");
    socket =
        builder.buildAsync(URI.create("ws://" + root.getAuthority() + "/" + path), this).join();
  }

  /**
   * A WebSocket to a server that may be away.
   *
   * @param path below the application's root
   * @throws java.net.http.WebSocketHandshakeException when it is refused
   * @throws IOException when nobody is there
   */
  public static SocketClient open(Api api, String path) throws IOException {
    try {
      return new SocketClient(Map.of(), api, path);
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof IOException reason) {
        throw reason;
      }
      throw failed;
    }
  }

  String protocol() {
    return socket.getSubprotocol();
  }

  public SocketClient say(String text) {
    socket.sendText(text, true).join();
    return this;
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    heardAt = System.nanoTime();
    parts.append(text);
    if (last) {
      texts.add(parts.toString());
      parts.setLength(0);
    }
    from.request(1);
    return null;
  }

  /** The pong is sent by the JDK. */
  @Override
  public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
    heardAt = System.nanoTime();
    pings.incrementAndGet();
    from.request(1);
    return null;
  }

  int pings() {
    return pings.get();
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

  /**
   * The next text; empty when the connection has ended, or when for that long nothing has come, not
   * even a ping.
   */
  public Optional<String> nextUnlessSilent(Duration longest) throws InterruptedException {
    String text = null;
    boolean over = false;
    while (text == null && !over) {
      // What came before the end is read before the end is looked at.
      over = closed.isDone() || System.nanoTime() - heardAt > longest.toNanos();
      text = texts.poll(over ? 0 : BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
    }
    return Optional.ofNullable(text);
  }

  /** Whether the server has closed it with that code. */
  public boolean closedWith(int code) {
    return closed.isDone() && !closed.isCompletedExceptionally() && closed.join() == code;
  }

  public JsonObject next() throws InterruptedException {
    return Api.parse(nextText());
  }

  /** Every message up to the first that is as wanted, with it. */
  public List<JsonObject> until(Predicate<JsonObject> wanted) throws InterruptedException {
    List<JsonObject> messages = new ArrayList<>();
    do {
      messages.add(next());
    } while (!wanted.test(messages.get(messages.size() - 1)));
    return messages;
  }

  /** What has come and was not asked for yet. */
  public List<JsonObject> rest() {
    List<String> rest = new ArrayList<>();
    texts.drainTo(rest);
    return rest.stream().map(Api::parse).toList();
  }

  /** The code with which the server closes it. */
  public int closeCode() throws Exception {
    return closed.get(PATIENCE, TimeUnit.SECONDS);
  }

  /**
   * The message that asks for a subscription.
   *
   * @param field {@code document_ids} or {@code case_ids}
   * @param cursor null for none
   */
  public static String subscribe(String id, String field, String followed, String cursor) {
    String last = cursor == null ? "" : ",\"cursor\":\"" + cursor + "\"";
    return "{\"type\":\"subscribe\",\"id\":\"%s\",\"%s\":[\"%s\"]%s}"
        .formatted(id, field, followed, last);
  }

  /** How many subscribers the server counts, at all doors. */
  public static int streams(Api api) {
    return api.get("/metrics")
        .body()
        .lines()
        .filter(line -> line.startsWith("lexintel_progress_streams"))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Override
  public void close() {
    socket.abort();
  }
}

package com.lexintel.streaming.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A session by long-polling. */
public final class Polls {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI uri;
  private final Map<String, String> headers;
  private final Deque<String> packets = new ArrayDeque<>();

  private Polls(URI uri, Map<String, String> headers) {
    this.uri = uri;
    this.headers = headers;
  }

  /** Opens a session at the application's door. */
  public static Polls open(Api api, Map<String, String> headers) {
    return open(api.uri("/socket.io/"), headers);
  }

  static Polls open(URI door) {
    return open(door, Map.of());
  }

  private static Polls open(URI door, Map<String, String> headers) {
    HttpResponse<String> opened = send(request(polling(door, null), headers));
    assertEquals(200, opened.statusCode(), opened::body);
    return new Polls(
        polling(door, Api.parse(opened.body().substring(1)).getString("sid")), headers);
  }

  /** Where a session is polled. */
  private static URI polling(URI door, String sid) {
    return door.resolve("?EIO=4&transport=polling" + (sid == null ? "" : "&sid=" + sid));
  }

  /** Where the session goes over to a WebSocket. */
  URI socket() {
    return URI.create(uri.toString().replace("=polling", "=websocket"));
  }

  /** The status of the answer to somebody else who knows the session's id. */
  public int statusFor(Map<String, String> others) {
    return send(request(uri, others)).statusCode();
  }

  HttpResponse<String> poll() {
    return send(request(uri, headers));
  }

  CompletableFuture<HttpResponse<String>> pollLater() {
    return HTTP.sendAsync(request(uri, headers).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> push(String body) {
    return send(request(uri, headers).POST(BodyPublishers.ofString(body)));
  }

  /** Sends a message of Socket.IO. */
  public Polls say(String message) {
    HttpResponse<String> answer = push("4" + message);
    assertEquals(200, answer.statusCode(), answer::body);
    return this;
  }

  /** The next message of Socket.IO. */
  public String next() {
    while (packets.isEmpty()) {
      HttpResponse<String> answer = poll();
      assertEquals(200, answer.statusCode(), answer::body);
      List.of(answer.body().split("\u001e")).forEach(this::take);
    }
    return packets.poll();
  }

  /** Until the server ends the session. */
  public void readToTheEnd() {
    HttpResponse<String> answer = poll();
    while (answer.statusCode() == 200 && !answer.body().matches("(?s)(.*\\x1e)?1")) {
      List.of(answer.body().split("\u001e")).forEach(this::take);
      answer = poll();
    }
  }

  /** Ends the session. */
  public void leave() {
    assertEquals(200, push("1").statusCode());
  }

  private void take(String packet) {
    if (packet.equals("2")) {
      push("3");
    } else if (packet.startsWith("4")) {
      packets.add(packet.substring(1));
    }
  }

  /** The next message that begins so. */
  public String next(String beginning) {
    String message = next();
    while (!message.startsWith(beginning)) {
      message = next();
    }
    return message;
  }

  private static HttpRequest.Builder request(URI uri, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60));
    headers.forEach(request::header);
    return request;
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package com.lexintel.streaming.socketio;

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
  private static final HttpClient HTTP = newClient();

  /** Of its own, so that its requests take one connection, as a sticky proxy wants it. */
  private final HttpClient http;

  private final URI uri;
  private final Map<String, String> headers;
  private final Deque<String> packets = new ArrayDeque<>();

  private Polls(HttpClient http, URI uri, Map<String, String> headers) {
    this.http = http;
    this.uri = uri;
    this.headers = headers;
  }

  private static HttpClient newClient() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  /**
   * Opens a session at the application's door.
   *
   * @throws RefusedPoll when it is refused
   */
  public static Polls open(Api api, Map<String, String> headers) {
    return open(api.uri("/socket.io/"), headers);
  }

  static Polls open(URI door) {
    return open(door, Map.of());
  }

  private static Polls open(URI door, Map<String, String> headers) {
    HttpClient http = newClient();
    HttpResponse<String> opened = expectOk(send(http, request(polling(door, null), headers)));
    String sid = Api.parse(opened.body().substring(1)).getString("sid");
    return new Polls(http, polling(door, sid), headers);
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
    return send(http, request(uri, headers));
  }

  CompletableFuture<HttpResponse<String>> pollLater() {
    return http.sendAsync(request(uri, headers).build(), BodyHandlers.ofString());
  }

  HttpResponse<String> push(String body) {
    return send(http, pushing(body));
  }

  private HttpRequest.Builder pushing(String body) {
    return request(uri, headers).POST(BodyPublishers.ofString(body));
  }

  /** Ends the session, if it has not ended, and does not wait. */
  public void abandon() {
    http.sendAsync(pushing("1").build(), BodyHandlers.discarding());
  }

  /** Sends a message of Socket.IO. */
  public Polls say(String message) {
    expectOk(push("4" + message));
    return this;
  }

  /**
   * The next message of Socket.IO.
   *
   * @throws RefusedPoll when the session has ended
   */
  public String next() {
    while (packets.isEmpty()) {
      HttpResponse<String> answer = expectOk(poll());
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
    expectOk(push("1"));
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

  private static HttpResponse<String> expectOk(HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new RefusedPoll(answer);
    }
    return answer;
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    return send(HTTP, request);
  }

  private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package com.lexintel.embedding;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Speaks OpenAI's protocol on a loopback port: as told at first, then properly. */
public final class StubService implements AutoCloseable {
  /** What the service does with one request. */
  interface Answer {
    void to(HttpExchange exchange, JsonNode input) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ConcurrentLinkedDeque<Answer> planned = new ConcurrentLinkedDeque<>();
  private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();

  StubService(Answer... answers) throws IOException {
    planned.addAll(List.of(answers));
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/v1/embeddings", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    JsonNode request = new ObjectMapper().readTree(body);
    keys.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    requests.add(request);
    Answer answer = planned.size() > 1 ? planned.poll() : planned.peek();
    (answer == null ? vectors() : answer).to(exchange, request.get("input"));
  }

  /** For each text "n" the vector (3, 4, n). */
  static Answer vectors() {
    return (exchange, input) ->
        reply(
            exchange,
            200,
            StreamSupport.stream(input.spliterator(), false)
                .map(text -> "{\"embedding\":[3,4," + text.asText() + "]}")
                .collect(Collectors.joining(",", "{\"data\":[", "]}")));
  }

  static Answer fixed(int status, String body) {
    return (exchange, input) -> reply(exchange, status, body);
  }

  private static void reply(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
  }

  List<JsonNode> requests() {
    return requests;
  }

  List<String> keys() {
    return keys;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

package com.lexintel.streaming.graphql;

import com.lexintel.Api;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** GraphQL over HTTP as a client uses it. */
public final class GraphQlClient {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Api api;
  private final Map<String, String> headers;

  /**
   * @param headers of every request
   */
  public GraphQlClient(Api api, Map<String, String> headers) {
    this.api = api;
    this.headers = headers;
  }

  /** A request's body. */
  public static String body(String query, String... variables) {
    var values = Json.createObjectBuilder();
    for (int i = 0; i < variables.length; i += 2) {
      values.add(variables[i], variables[i + 1]);
    }
    return Json.createObjectBuilder()
        .add("query", query)
        .add("variables", values)
        .build()
        .toString();
  }

  /** The data of an answer without errors. */
  public JsonObject data(String query, String... variables) throws Exception {
    JsonObject answer = Api.json(post(body(query, variables)), 200);
    if (answer.containsKey("errors")) {
      throw new AssertionError(answer);
    }
    return answer.getJsonObject("data");
  }

  /** The code of the first error. */
  public String code(String query, String... variables) throws Exception {
    JsonObject answer = Api.parse(post(body(query, variables)).body());
    return code(answer);
  }

  public static String code(JsonObject answer) {
    return code(answer.getJsonArray("errors"));
  }

  public static String code(JsonArray errors) {
    return errors.getJsonObject(0).getJsonObject("extensions").getString("code");
  }

  public HttpResponse<String> post(String body, String... more) throws Exception {
    return http.send(request("/graphql", body, more).build(), BodyHandlers.ofString());
  }

  /** What a stream tells up to its end: each event's name, a space, and its data. */
  public List<String> stream(String body) throws Exception {
    try (Stream<String> events = open(body).body()) {
      return pairs(events.toList());
    }
  }

  /** The same, for another thread. */
  public List<String> streamed(String body) {
    try {
      return stream(body);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpResponse<Stream<String>> open(String body) throws IOException, InterruptedException {
    return http.send(
        request("/graphql/stream", body, "Accept", "text/event-stream").build(),
        BodyHandlers.ofLines());
  }

  private static List<String> pairs(List<String> lines) {
    List<String> events = new ArrayList<>();
    String name = null;
    for (String line : lines) {
      if (line.startsWith("event: ")) {
        name = line.substring("event: ".length());
      } else if (line.startsWith("data:")) {
        events.add((name + " " + line.substring("data:".length()).strip()).strip());
      }
    }
    return events;
  }

  private HttpRequest.Builder request(String path, String body, String... more) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.uri(path)).POST(BodyPublishers.ofString(body));
    request.setHeader("Content-Type", "application/json");
    headers.forEach(request::setHeader);
    for (int i = 0; i < more.length; i += 2) {
      request.setHeader(more[i], more[i + 1]);
    }
    return request;
  }
}

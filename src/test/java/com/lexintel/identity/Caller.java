package com.lexintel.identity;

import com.lexintel.Api;
import com.lexintel.EventStream;
import com.lexintel.streaming.graphql.GraphQlClient;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;

/**
 * Somebody who calls the API.
 *
 * @param token null for nobody; the value of the whole header for a name and a password
 */
public record Caller(Api api, String token) {
  private static final String BASIC = "Basic ";
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static Caller withPassword(Api api, String name, String password) {
    String both = name + ":" + password;
    return new Caller(
        api, BASIC + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
  }

  private String authorization() {
    return token.startsWith(BASIC) ? token : "Bearer " + token;
  }

  /**
   * @param body null without one; a multipart upload of a file for {@code upload}, else JSON
   */
  public HttpResponse<String> call(String method, String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.uri(path)).timeout(Duration.ofSeconds(60));
    if (token != null) {
      request.header("Authorization", authorization());
    }
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    return send(
        request.method(
            method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
  }

  public HttpResponse<String> get(String path) {
    return call("GET", path, null);
  }

  HttpResponse<String> graphQl(String query) {
    return call("POST", "/graphql", GraphQlClient.body(query));
  }

  HttpResponse<String> upload(String query, String caseField) {
    return upload(
        query, caseField, "motion.txt", "The motion is granted.".getBytes(StandardCharsets.UTF_8));
  }

  /**
   * @param caseField null for none
   */
  public HttpResponse<String> upload(
      String query, String caseField, String filename, byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (caseField != null) {
      body.writeBytes(Api.field("case_id", caseField));
    }
    body.writeBytes(Api.file(filename, content));
    body.writeBytes(Api.end());
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.uri("documents/upload" + query))
            .header("Content-Type", Api.MULTIPART)
            .POST(BodyPublishers.ofByteArray(body.toByteArray()));
    if (token != null) {
      request.header("Authorization", authorization());
    }
    return send(request);
  }

  /** The status of a stream; the stream itself is left at once. */
  int open(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(api.uri(path));
    if (token != null) {
      request.header("Authorization", authorization());
    }
    try {
      HttpResponse<InputStream> response = HTTP.send(request.build(), BodyHandlers.ofInputStream());
      response.body().close();
      return response.statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An audit as lines. */
  HttpResponse<String> lines(String path) {
    return send(
        HttpRequest.newBuilder(api.uri(path))
            .header("Authorization", authorization())
            .header("Accept", "application/x-ndjson"));
  }

  SocketClient socket(String path) {
    return socket(path, Map.of());
  }

  SocketClient socket(String path, Map<String, String> more) {
    Map<String, String> headers = new HashMap<>(more);
    headers.putAll(headers());
    return new SocketClient(headers, api, path);
  }

  Map<String, String> headers() {
    return Map.of("Authorization", authorization());
  }

  public EventStream stream(String path) {
    return EventStream.open(api, path, "Authorization", authorization());
  }

  /** Waits for something else than the state with that tag. */
  CompletableFuture<HttpResponse<String>> poll(String path, String tag) {
    HttpRequest request =
        HttpRequest.newBuilder(api.uri(path))
            .header("Authorization", authorization())
            .header("If-None-Match", tag)
            .header("Prefer", "wait=30")
            .build();
    return HTTP.sendAsync(request, BodyHandlers.ofString());
  }

  public String newCase(String name) {
    return Api.json(call("POST", "cases", "{\"name\":\"" + name + "\"}"), 201).getString("id");
  }

  /** A document that has ended. */
  String newDocument(String caseId) {
    return ended(upload("?case_id=" + caseId, null));
  }

  /** The same with a text of its own. */
  public String newDocument(String caseId, String text) {
    return ended(
        upload("?case_id=" + caseId, null, "memo.txt", text.getBytes(StandardCharsets.UTF_8)));
  }

  private String ended(HttpResponse<String> upload) {
    String id = Api.json(upload, 201).getString("id");
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> Api.json(get("documents/" + id), 200).getString("status").equals("completed"));
    return id;
  }

  public String newChat(String caseId) {
    return Api.json(call("POST", "cases/" + caseId + "/chats", "{}"), 201).getString("id");
  }

  /** The id of the answer that is begun. */
  public String ask(String chat, String question) {
    String body = "{\"text\":\"" + question + "\"}";
    return Api.json(call("POST", "chats/" + chat + "/messages", body), 202).getString("answer_id");
  }

  public void put(String caseId, String subject, String role) {
    JsonObject member =
        Api.json(
            call("PUT", "cases/" + caseId + "/members/" + subject, "{\"role\":\"" + role + "\"}"),
            200);
    if (!member.getString("role").equals(role)) {
      throw new AssertionError(member);
    }
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

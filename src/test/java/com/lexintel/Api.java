package com.lexintel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.awaitility.Awaitility;

/** The application's API as a client of it sees it. */
public final class Api {
  private static final String BOUNDARY = "----a-boundary-that-no-file-has";

  /** The content type of bodies made of {@link #field}, {@link #file} and {@link #end}. */
  public static final String MULTIPART = "multipart/form-data; boundary=" + BOUNDARY;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI base;
  private final Duration patience;

  /**
   * @param application where the application is, ending in a slash
   */
  public Api(URI application) {
    this(application, Duration.ofMinutes(2));
  }

  /**
   * @param application where the application is, ending in a slash
   * @param patience how long an answer may take
   */
  public Api(URI application, Duration patience) {
    this.base = application.resolve("api/");
    this.patience = patience;
  }

  /** The API of the server that the container tests run. */
  public static Api ofTestServer() {
    return new Api(URI.create("http://localhost:" + System.getProperty("http.port") + "/"));
  }

  public URI uri(String path) {
    return base.resolve(path);
  }

  /** The id of a new case. */
  public String newCase(String name) {
    JsonObject body = Json.createObjectBuilder().add("name", name).build();
    HttpResponse<String> response =
        send(
            request("cases")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString())));
    return json(response, 201).getString("id");
  }

  /** The id of a new document. */
  public String newDocument(String caseId, String filename, byte[] content) {
    return json(upload(caseId, filename, content), 201).getString("id");
  }

  public HttpResponse<String> upload(String caseId, String filename, byte[] content) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(field("case_id", caseId));
    body.writeBytes(file(filename, content));
    body.writeBytes(end());
    return post("documents/upload", BodyPublishers.ofByteArray(body.toByteArray()));
  }

  /** A multipart body made of {@link #field}, {@link #file} and {@link #end}, or of anything. */
  public HttpResponse<String> post(String path, BodyPublisher multipart) {
    return send(request(path).header("Content-Type", MULTIPART).POST(multipart));
  }

  public static byte[] field(String name, String value) {
    return part("Content-Disposition: form-data; name=\"" + name + "\"", value.getBytes(UTF_8));
  }

  public static byte[] file(String filename, byte[] content) {
    String escaped = filename.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    return part(
        "Content-Disposition: form-data; name=\"file\"; filename=\"" + escaped + "\"", content);
  }

  public static byte[] end() {
    return ("--" + BOUNDARY + "--\r\n").getBytes(UTF_8);
  }

  public HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = request(path).GET();
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  public HttpResponse<String> post(String path) {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  public HttpResponse<String> delete(String path) {
    return send(request(path).DELETE());
  }

  /** A body that is left to the caller to read. */
  public HttpResponse<InputStream> open(String path, String... headers) {
    HttpRequest.Builder request = request(path).GET();
    return open(headers.length == 0 ? request : request.headers(headers));
  }

  /** The same for a request that asks by a JSON object. */
  public HttpResponse<InputStream> openByPost(String path, String json) {
    return open(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  private HttpResponse<InputStream> open(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public JsonObject document(String id) {
    return json(get("documents/" + id), 200);
  }

  /** Whether this is answered with 200 now. */
  public boolean answers(String path) {
    try {
      return get(path).statusCode() == 200;
    } catch (UncheckedIOException nobodyThere) {
      return false;
    }
  }

  /** Waits for a document to end, and returns it. */
  public JsonObject awaitEnd(String documentId) {
    return Awaitility.await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> document(documentId),
            document ->
                !document.getString("status").equals("pending")
                    && !document.getString("status").equals("processing"));
  }

  public static JsonObject json(HttpResponse<String> response, int expectedStatus) {
    if (response.statusCode() != expectedStatus) {
      throw new AssertionError(
          "Expected " + expectedStatus + ", got " + response.statusCode() + ": " + response.body());
    }
    return parse(response.body());
  }

  /** Fails if this is not refused so. */
  public static void assertCode(HttpResponse<String> response, int status, String code) {
    assertEquals(code, json(response, status).getString("code"));
  }

  public static JsonObject parse(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private static byte[] part(String disposition, byte[] content) {
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    part.writeBytes(("--" + BOUNDARY + "\r\n" + disposition + "\r\n\r\n").getBytes(UTF_8));
    part.writeBytes(content);
    part.writeBytes("\r\n".getBytes(UTF_8));
    return part.toByteArray();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(uri(path)).timeout(patience);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package com.lexintel.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Keeps cookies as a browser does, and follows redirects only when a test says so. */
public final class WebClient {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI application;
  private final Map<String, String> cookies = new TreeMap<>();

  public WebClient(URI application) {
    this.application = application;
  }

  Map<String, String> cookies() {
    return cookies;
  }

  public String cookieHeader() {
    return cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; "));
  }

  HttpResponse<String> get(String path, String... headers) {
    return send(HttpRequest.newBuilder(application.resolve(path)), headers);
  }

  public HttpResponse<String> post(String path, String body, String type, String... headers) {
    return send(
        HttpRequest.newBuilder(application.resolve(path))
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", type),
        headers);
  }

  HttpResponse<String> put(String path, String json) {
    return send(
        HttpRequest.newBuilder(application.resolve(path))
            .PUT(BodyPublishers.ofString(json))
            .header("Content-Type", "application/json"));
  }

  /** Where the provider sends somebody back to who has said there who it is. */
  URI confirmed(String back, String name, String claims) {
    HttpResponse<String> begun = get("login?return=" + encoded(back));
    if (begun.statusCode() != 303) {
      throw new AssertionError(begun + begun.body());
    }
    HttpResponse<String> sent =
        sendRaw(
            HttpRequest.newBuilder(URI.create(location(begun)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "username=" + encoded(name) + "&claims=" + encoded(claims))));
    if (sent.statusCode() != 302) {
      throw new AssertionError(sent + sent.body());
    }
    return URI.create(location(sent));
  }

  /** Logs in, and answers where the browser is sent then. */
  public String login(String back, String name, String claims) {
    HttpResponse<String> done = get(confirmed(back, name, claims).toString());
    if (done.statusCode() != 303) {
      throw new AssertionError(done + done.body());
    }
    return location(done);
  }

  static String location(HttpResponse<?> answer) {
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
    if (!cookies.isEmpty()) {
      request.header("Cookie", cookieHeader());
    }
    HttpResponse<String> answer = sendRaw(headers.length == 0 ? request : request.headers(headers));
    answer.headers().allValues("Set-Cookie").forEach(this::keep);
    return answer;
  }

  private void keep(String header) {
    String[] pair = header.split(";", 2)[0].split("=", 2);
    if (header.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private static HttpResponse<String> sendRaw(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

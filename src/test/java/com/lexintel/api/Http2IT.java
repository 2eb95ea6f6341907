package com.lexintel.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A client that speaks HTTP/2 with the server itself, as Java's does unless it is told otherwise.
 */
@ExtendWith(ArquillianExtension.class)
class Http2IT {
  private static final byte[] TEXT = "The motion is denied.".getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();
  private final HttpClient client = HttpClient.newBuilder().version(Version.HTTP_2).build();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void requestsAndStreamsAreAnswered() throws Exception {
    String id = api.newDocument(api.newCase("HTTP/2"), "order.txt", TEXT);
    // The first request begins in HTTP/1.1.
    for (int request = 0; request < 3; request++) {
      assertEquals(200, get("documents/" + id, BodyHandlers.ofString()).statusCode());
    }
    HttpResponse<String> answer = get("documents/" + id, BodyHandlers.ofString());
    if (!"payara".equals(System.getProperty("arquillian.launch"))) {
      assertEquals(Version.HTTP_2, answer.version());
    }
    try (EventStream stream =
        new EventStream(
            get("progress/documents/" + id + "/stream", BodyHandlers.ofInputStream()))) {
      assertEquals(answer.version(), stream.response().version());
      stream.until(data -> data.getString("status").equals("completed"));
    }
  }

  private <T> HttpResponse<T> get(String path, BodyHandler<T> body)
      throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(api.uri(path)).build(), body);
  }
}

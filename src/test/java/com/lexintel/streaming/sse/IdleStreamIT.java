package com.lexintel.streaming.sse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.SmallNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A stream on which nothing happens stays open, heartbeat after heartbeat. */
@DeploysItsOwn("small node")
@ExtendWith(ArquillianExtension.class)
class IdleStreamIT {
  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return SmallNode.application();
  }

  @Test
  void heartbeatsKeepItOpenUntilSomethingHappens() throws Exception {
    String legalCase = api.newCase("Idle");
    HttpRequest request =
        HttpRequest.newBuilder(api.uri("progress/cases/" + legalCase + "/stream")).build();
    try (InputStream body =
            HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream()).body();
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
      for (int heartbeat = 1; heartbeat <= 3; heartbeat++) {
        readTo(lines, ": alive");
      }
      String document =
          api.newDocument(
              legalCase, "order.txt", "The motion is denied.".getBytes(StandardCharsets.UTF_8));
      readTo(lines, document);
    }
  }

  private static void readTo(BufferedReader lines, String part) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.contains(part)) {
      line = lines.readLine();
    }
    assertTrue(line != null, "The stream ended before: " + part);
  }
}

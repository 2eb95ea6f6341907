package com.lexintel.api;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.DeploysItsOwn;
import com.lexintel.RawRequest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The settings of the HTTP API, and limits that need other values to be reached. */
@DeploysItsOwn("HTTP settings")
@ExtendWith(ArquillianExtension.class)
class HttpSettingsIT {
  private static final String APP = "https://app.example";

  private final Api api = Api.ofTestServer();
  private final URI server = api.uri("..");

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.with(
        Map.of(
            "lexintel.http.allowed-hosts", "localhost, lex.example",
            "lexintel.http.cors-origins", APP,
            "lexintel.auth.none-anywhere", "true",
            "lexintel.upload.max-request", "1MiB",
            "lexintel.upload.max-parallel", "1",
            "lexintel.storage.min-free", "999999GiB"));
  }

  @Test
  void anAllowedHostIsServedThroughAProxy() throws IOException {
    RawRequest list = RawRequest.of("GET", "/api/cases").with("X-Forwarded-For", "203.0.113.7");
    assertEquals(200, list.with("Host", "Lex.Example").send(server).status());
    assertEquals(421, list.with("Host", "127.0.0.1:" + server.getPort()).send(server).status());
  }

  @Test
  void aTrustedOriginMayAskAndReadButBringsNoCredentials() throws IOException {
    RawRequest.Answer question =
        RawRequest.of("OPTIONS", "/api/cases")
            .with("Origin", APP)
            .with("Access-Control-Request-Method", "POST")
            .send(server);
    assertEquals(204, question.status());
    assertTrue(question.text().contains("Access-Control-Allow-Origin: " + APP), question::text);
    assertTrue(question.text().contains("Access-Control-Allow-Methods: "), question::text);
    RawRequest.Answer answer =
        RawRequest.of("POST", "/api/cases")
            .with("Origin", APP)
            .with("Sec-Fetch-Site", "cross-site")
            .with("Content-Type", "application/json")
            .with("{\"name\":\"From an app\"}")
            .send(server);
    assertEquals(201, answer.status(), answer::text);
    assertTrue(answer.text().contains("Access-Control-Allow-Origin: " + APP), answer::text);
    assertTrue(answer.text().contains("Access-Control-Expose-Headers: "), answer::text);
    assertFalse(answer.text().contains("Access-Control-Allow-Credentials"), answer::text);
    String stranger =
        RawRequest.of("GET", "/api/cases")
            .with("Origin", "https://evil.example")
            .send(server)
            .text();
    assertFalse(stranger.contains("Access-Control-Allow-Origin"), stranger);
  }

  @Test
  void anUploadHasABudget() {
    String code =
        Api.json(api.upload(api.newCase("Budget"), "a.txt", new byte[2 << 20]), 413)
            .getString("code");
    assertEquals("body_too_large", code);
  }

  /** The first sends nothing but its head, so it stays for as long as the server has patience. */
  @Test
  void aNodeTakesSoManyUploadsAndNoMore() throws IOException {
    String caseId = api.newCase("Parallel");
    try (Socket first = new Socket(server.getHost(), server.getPort())) {
      String head =
          "POST /api/documents/upload?case_id="
              + caseId
              + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\nContent-Type: "
              + Api.MULTIPART
              + "\r\n\r\n";
      first.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      HttpResponse<String> refused =
          await()
              .until(
                  () -> api.upload(caseId, "a.txt", new byte[] {'a'}),
                  answer -> answer.statusCode() == 429);
      assertEquals("too_many_uploads", Api.json(refused, 429).getString("code"));
      assertTrue(refused.headers().firstValue("Retry-After").isPresent());
    }
    await().until(() -> api.upload(caseId, "a.txt", new byte[] {'a'}).statusCode() == 507);
  }

  @Test
  void nothingIsTakenWhenTheStoreIsFull() {
    String code =
        Api.json(api.upload(api.newCase("Full"), "a.txt", new byte[] {'a'}), 507).getString("code");
    assertEquals("storage_full", code);
  }
}

package com.lexintel.streaming.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class PollingIT {
  private static final byte[] TEXT =
      "The court denies the motion to dismiss. ".repeat(50).getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void whatAClientHasIsNotSentAgain() {
    String legalCase = api.newCase("Conditions");
    String document = api.newDocument(legalCase, "a.txt", TEXT);
    api.awaitEnd(document);
    for (String path :
        List.of("documents/" + document + "/status", "progress/cases/" + legalCase + "/status")) {
      String tag = tag(api.get(path));
      assertTrue(tag.matches("\"[0-9a-f]+\""), tag);
      for (String known : List.of(tag, "W/" + tag, "\"other\", " + tag, "*")) {
        HttpResponse<String> same = api.get(path, "If-None-Match", known);
        assertEquals(304, same.statusCode(), known);
        assertEquals(List.of(tag), same.headers().allValues("ETag"), known);
        assertEquals("", same.body());
      }
      for (String unknown : List.of("\"other\"", "W/\"other\"", "\"*\"")) {
        HttpResponse<String> whole = api.get(path, "If-None-Match", unknown);
        assertEquals(200, whole.statusCode(), unknown);
        assertEquals(List.of(tag), whole.headers().allValues("ETag"), unknown);
      }
    }
  }

  @Test
  void whoWaitsIsAnsweredWhenTheTimeIsOver() {
    String path = "progress/cases/" + api.newCase("Quiet") + "/status";
    HttpResponse<String> now = api.get(path);
    Instant began = Instant.now();
    HttpResponse<String> later = api.get(path, "If-None-Match", tag(now), "Prefer", "wait=2");
    assertEquals(304, later.statusCode());
    assertEquals("wait=2", later.headers().firstValue("Preference-Applied").orElse(""));
    assertTrue(Duration.between(began, Instant.now()).toMillis() >= 1900);
    assertEquals(200, api.get(path, "Prefer", "wait=1").statusCode());
    assertEquals(304, api.get(path, "If-None-Match", "*", "Prefer", "wait=1").statusCode());
  }

  @Test
  void whoWaitsIsAnsweredWhenSomethingChanges() throws Exception {
    String legalCase = api.newCase("Changing");
    String path = "progress/cases/" + legalCase + "/status";
    String tag = tag(api.get(path));
    CompletableFuture<HttpResponse<String>> waiting =
        CompletableFuture.supplyAsync(
            () -> api.get(path, "If-None-Match", tag, "Prefer", "wait=30"));
    String document = api.newDocument(legalCase, "a.txt", TEXT);
    HttpResponse<String> changed = waiting.get(20, TimeUnit.SECONDS);
    assertEquals(200, changed.statusCode());
    assertNotEquals(tag, tag(changed));
    assertTrue(changed.body().contains(document));
    Instant began = Instant.now();
    assertEquals(
        200, api.get(path, "If-None-Match", tag, "Prefer", "wait=30").statusCode(), "outdated");
    assertTrue(Duration.between(began, Instant.now()).toSeconds() < 10);
  }

  @Test
  void aDocumentThatHasEndedIsNotWaitedFor() {
    String document = api.newDocument(api.newCase("Ended"), "a.txt", TEXT);
    api.awaitEnd(document);
    String path = "documents/" + document + "/status";
    Instant began = Instant.now();
    HttpResponse<String> now =
        api.get(path, "If-None-Match", tag(api.get(path)), "Prefer", "wait=30");
    assertEquals(304, now.statusCode());
    assertTrue(Duration.between(began, Instant.now()).toSeconds() < 10);
  }

  private static String tag(HttpResponse<String> response) {
    return response.headers().firstValue("ETag").orElseThrow();
  }
}

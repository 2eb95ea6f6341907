package com.lexintel.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.EventStream.Message;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API at the root, as clients of the old plan call it. */
@ExtendWith(ArquillianExtension.class)
class RootPathsIT {
  private static final byte[] LONG =
      "A sentence of some length for the record. ".repeat(2_000).getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void aFormIsPostedAndItsDocumentWatchedToTheEnd() throws IOException {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(Api.field("case_id", api.newCase("Old paths")));
    form.writeBytes(Api.file("a memo.txt", LONG));
    form.writeBytes(Api.end());
    HttpResponse<String> uploaded =
        api.post("/documents/upload", BodyPublishers.ofByteArray(form.toByteArray()));
    JsonObject document = Api.json(uploaded, 201);
    String id = document.getString("id");
    assertEquals("a memo.txt", document.getString("filename"));

    Message end;
    try (EventStream stream = EventStream.open(api, "/progress/documents/" + id + "/stream")) {
      assertEquals(
          "no-cache, no-transform",
          stream.response().headers().firstValue("Cache-Control").orElse(""));
      List<Message> messages = stream.toEnd();
      assertEquals("connected", messages.get(0).data().getString("status"));
      assertTrue(messages.size() > 2, messages::toString);
      end = messages.get(messages.size() - 1);
      assertEquals("completed", end.data().getString("status"));
    }
    String again = "/progress/documents/" + id + "/stream";
    assertEquals(204, api.get(again, "Last-Event-ID", end.id()).statusCode());
    assertEquals(204, api.get(again + "?last_event_id=" + end.id()).statusCode());
  }

  @Test
  void whatIsAnsweredIsTheSame() {
    String legalCase = api.newCase("Same");
    String id = api.newDocument(legalCase, "a.txt", "Granted.".getBytes(StandardCharsets.UTF_8));
    api.awaitEnd(id);
    for (String path :
        List.of(
            "documents/" + id,
            "documents/" + id + "/status",
            "documents/" + id + "/text",
            "documents?case_id=" + legalCase + "&limit=1",
            "progress/documents/" + id + "/status",
            "progress/cases/" + legalCase + "/status",
            "progress/documents/no-id/stream",
            "documents/no-id",
            "progress/nothing")) {
      HttpResponse<String> under = api.get(path);
      HttpResponse<String> atTheRoot = api.get("/" + path);
      assertEquals(under.statusCode(), atTheRoot.statusCode(), path);
      assertEquals(under.body(), atTheRoot.body(), path);
      assertEquals(
          under.headers().firstValue("ETag"), atTheRoot.headers().firstValue("ETag"), path);
    }
    assertEquals(204, api.delete("/documents/" + id).statusCode());
    assertEquals(404, api.get("documents/" + id).statusCode());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/documents/../WEB-INF/web.xml",
        "/documents/..;/..;/WEB-INF/web.xml",
        "/documents/%2e%2e/%2e%2e/WEB-INF/web.xml",
        "/progress/%252e%252e/%252e%252e/WEB-INF/web.xml",
        "/progress/..%2f..%2fWEB-INF/web.xml"
      })
  void nobodyClimbsOutOfIt(String path) {
    HttpResponse<String> response = api.get(path);
    assertTrue(response.statusCode() >= 400 && response.statusCode() < 500, response::toString);
    assertFalse(response.body().contains("<web-app"), response::body);
  }

  @Test
  void thePageAndTheHealthAreWhereTheyWere() {
    assertTrue(api.get("/").body().contains("<title>LexIntel</title>"));
    assertEquals(200, api.get("/page/main.js").statusCode());
    assertEquals(200, api.get("/client/lexintel-progress.js").statusCode());
    assertEquals(200, api.get("/health/live").statusCode());
  }
}

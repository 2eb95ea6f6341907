package com.lexintel.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of uploads and documents when their files cannot be written or read. */
@ExtendWith(ArquillianExtension.class)
class StorageIT {
  private static final byte[] CONTENT = "The motion is denied.".getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();
  private final Path store = Path.of(System.getProperty("storage.directory"));

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void anUnwritableStoreRefusesUploadsAndNothingElse() throws IOException {
    String legalCase = api.newCase("Unwritable");
    String before = api.newDocument(legalCase, "before.txt", CONTENT);
    Path incoming = store.resolve("incoming");
    Path aside = store.resolve("incoming-aside");
    Files.move(incoming, aside);
    try {
      Files.createFile(incoming);
      HttpResponse<String> refused = api.upload(legalCase, "refused.txt", CONTENT);

      assertEquals("storage_unavailable", Api.json(refused, 503).getString("code"));
      assertTrue(refused.headers().firstValue("Retry-After").isPresent());
      assertEquals("completed", api.awaitEnd(before).getString("status"));
    } finally {
      Files.delete(incoming);
      Files.move(aside, incoming);
    }
    assertEquals(1, Api.json(api.get("documents?case_id=" + legalCase), 200).getInt("total"));
    assertEquals(201, api.upload(legalCase, "after.txt", CONTENT).statusCode());
  }

  @Test
  void anOriginalThatIsMissingForAWhileCostsAnAttemptAndNoMore() throws IOException {
    byte[] empty = "-- -- --\n".repeat(20).getBytes(StandardCharsets.UTF_8);
    String id = api.newDocument(api.newCase("Missing"), "lines.txt", empty);
    assertEquals("no_text_found", api.awaitEnd(id).getString("error_code"));
    Path original = store.resolve(id.substring(0, 2)).resolve(id);
    Path aside = store.resolve(id + "-aside");
    Files.move(original, aside);

    assertEquals(202, api.post("documents/" + id + "/retry").statusCode());
    try (EventStream stream = EventStream.open(api, "progress/documents/" + id + "/stream")) {
      JsonObject waiting = stream.until(event -> message(event).contains("trying again")).data();
      assertEquals("pending", waiting.getString("status"));
      assertTrue(message(waiting).endsWith("in 10 s (attempt 2 of 3)"), waiting::toString);
      Files.move(aside, original);

      JsonObject second =
          stream.until(event -> "processing".equals(event.getString("status"))).data();
      assertTrue(message(second).contains("attempt 2"), second::toString);
      stream.toEnd();
    }
    assertEquals("no_text_found", api.document(id).getString("error_code"));
  }

  private static String message(JsonObject event) {
    return event.getString("message", "");
  }
}

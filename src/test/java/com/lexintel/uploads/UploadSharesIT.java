package com.lexintel.uploads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.identity.Caller;
import com.lexintel.identity.Provider;
import com.lexintel.scan.StubScanner;
import jakarta.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the uploads of one user may take from those of the others, and bring them. */
@DeploysItsOwn("identity")
@ExtendWith(ArquillianExtension.class)
class UploadSharesIT {
  private static final byte[] TEXT = "The motion is denied.".getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Provider.application();
  }

  @Test
  void slowSendersHoldOnlyTheirOwnShareAndAreCutOff() throws Exception {
    Caller slow = caller("sloane");
    String caseId = slow.newCase("Slow");
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    List<SlowUpload> uploads = new ArrayList<>();
    try {
      for (int i = 0; i < Provider.UPLOADS_PER_USER; i++) {
        uploads.add(new SlowUpload(slow, caseId, clock));
      }
      HttpResponse<String> refused =
          await().until(() -> upload(slow, caseId), answer -> answer.statusCode() == 429);
      assertEquals("too_many_uploads", Api.json(refused, 429).getString("code"));
      assertTrue(refused.headers().firstValue("Retry-After").isPresent());
      Caller other = caller("otto");
      assertEquals(201, upload(other, other.newCase("Other")).statusCode());
      for (SlowUpload each : uploads) {
        String answer = each.answer().get();
        assertTrue(answer.startsWith("HTTP/1.1 408 "), answer);
        assertTrue(answer.contains("upload_too_slow"), answer);
      }
    } finally {
      clock.shutdownNow();
      for (SlowUpload each : uploads) {
        each.close();
      }
    }
    assertEquals(201, upload(slow, caseId).statusCode());
  }

  @Test
  void whoHasUploadedEnoughInAnHourIsRefusedAndOthersAreNot() {
    Caller greedy = caller("greta");
    String caseId = greedy.newCase("Greedy");
    byte[] more =
        "word\n".repeat(Provider.UPLOADED_PER_HOUR << 18).getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> refused = greedy.upload("?case_id=" + caseId, null, "a.txt", more);
    assertEquals("upload_budget_spent", Api.json(refused, 429).getString("code"));
    assertTrue(refused.headers().firstValue("Retry-After").isPresent());
    assertEquals(0, Api.json(greedy.get("documents?case_id=" + caseId), 200).getInt("total"));
    Caller other = caller("otto");
    assertEquals(201, upload(other, other.newCase("Other")).statusCode());
  }

  /** More than can be named one by one. */
  @Test
  void whatIsInfectedInAnArchiveIsLeftOutAndSaid() throws IOException {
    int infected = 25;
    // So that it is deflated, and found only in what is taken out.
    byte[] invoice = ("pay ".repeat(100) + StubScanner.EICAR).getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 1; i <= infected; i++) {
        add(zip, "invoice-" + i + ".txt", invoice);
      }
      add(zip, "order.txt", TEXT);
    }
    Caller anna = caller("anna");
    String caseId = anna.newCase("Infected");
    String id =
        Api.json(anna.upload("?case_id=" + caseId, null, "p.zip", bytes.toByteArray()), 201)
            .getString("id");
    JsonObject archive =
        await()
            .atMost(Duration.ofMinutes(1))
            .until(
                () -> Api.json(anna.get("documents/" + id), 200),
                document -> document.getString("status").equals("completed"));

    List<JsonObject> warnings =
        archive.getJsonArray("warnings").getValuesAs(JsonObject.class).stream()
            .filter(warning -> warning.getString("code").equals("attachment_infected"))
            .toList();
    IntStream.rangeClosed(1, 20)
        .forEach(
            i ->
                assertTrue(
                    warnings.get(i - 1).getString("detail").contains("invoice-" + i + ".txt"),
                    warnings::toString));
    assertEquals(21, warnings.size(), warnings::toString);
    assertTrue(warnings.get(20).getString("detail").contains("5 more"), warnings::toString);
    assertEquals(
        List.of("p.zip", "order.txt"),
        Api.json(anna.get("documents?case_id=" + caseId), 200)
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)
            .stream()
            .map(document -> document.getString("filename"))
            .toList());
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private static HttpResponse<String> upload(Caller caller, String caseId) {
    return caller.upload("?case_id=" + caseId, null, "motion.txt", TEXT);
  }

  private Caller caller(String name) {
    return new Caller(api, Provider.token(name));
  }
}

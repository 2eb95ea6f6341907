package com.lexintel.ingestion;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.DeploysItsOwn;
import com.lexintel.TestDatabase;
import com.lexintel.extraction.PageImages;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Work that is no longer wanted ends at once, even within a call that is never answered. */
@DeploysItsOwn("mute embedding service")
@ExtendWith(ArquillianExtension.class)
class CancelIT {
  private static final int WORKERS = 2;
  private static final int MANY = 2_000;

  private static final String MANY_WAIT =
      """
      insert into document (id, case_id, filename, media_type, file_size, sha256, created_at, status,
                            step, progress, message, reported_at, attempt, last_attempt, series,
                            fence, seq)
      select gen_random_uuid(), ?, 'waits.pdf', 'application/pdf', 7, 'x', now(), 'pending',
             'queued', 0, '', now(), 0, 3, 0, 0, 2
        from generate_series(1, ?)
      """;
  private static final String CHANGES =
      "select count(distinct changed) from document where case_id = ? and status = ?";
  private static final String QUEUED = "select count(*) from scheduled_tasks where case_id = ?";

  // Takes connections and never says a word.
  private static ServerSocket mute;

  private final Api api = Api.ofTestServer();
  private final String legalCase = api.newCase("Cancel");

  @Deployment(testable = false)
  static WebArchive application() throws IOException {
    mute = new ServerSocket(0, 100);
    return Deployments.with(
        Map.of(
            "lexintel.embedding.provider",
            "openai",
            "lexintel.embedding.openai.base-url",
            "http://localhost:" + mute.getLocalPort() + "/v1"));
  }

  @AfterAll
  static void close() throws IOException {
    mute.close();
  }

  /** What earlier tests left waiting would hang here too, and hold the workers. */
  @BeforeEach
  void nothingElseWaits() throws SQLException {
    try (Connection database = TestDatabase.connect()) {
      TestDatabase.update(
          database, "delete from document where status in ('pending', 'processing')");
    }
  }

  @Test
  void cancelIsDoneWithinTwoSecondsAndTheWorkersAreFree() throws IOException {
    List<String> hanging = embedding(WORKERS);

    for (String id : hanging) {
      cancelled(id);
      assertEquals(0, Api.json(api.get("documents/" + id + "/passages"), 200).getInt("total"));
    }

    List<String> next = embedding(WORKERS);
    hanging.forEach(id -> assertEquals("cancelled", api.document(id).getString("status")));
    next.forEach(id -> assertEquals(204, api.delete("documents/" + id).statusCode()));
  }

  @Test
  void aScanIsCancelledWhileItIsRecognised(@TempDir Path directory) throws IOException {
    String scan = api.newDocument(legalCase, "scan.tif", PageImages.scan(directory, 60));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> status(scan).getString("message").startsWith("Reading scanned page 2 "));

    cancelled(scan);

    List<String> next = embedding(WORKERS);
    next.forEach(id -> assertEquals(204, api.delete("documents/" + id).statusCode()));
  }

  /** Cancels a document, which is done within two seconds. */
  private void cancelled(String id) {
    long start = System.nanoTime();
    assertEquals(202, api.post("documents/" + id + "/cancel").statusCode());
    assertEquals("cancelled", api.awaitEnd(id).getString("status"));
    assertTrue(System.nanoTime() - start < Duration.ofSeconds(2).toNanos());
  }

  @Test
  void workThatAnotherNodeEndedStopsHereWithinSeconds() throws IOException, SQLException {
    List<String> hanging = embedding(WORKERS);

    try (Connection database = TestDatabase.connect()) {
      for (String id : hanging) {
        TestDatabase.update(database, "delete from document where id = ?", UUID.fromString(id));
      }
    }

    List<String> next = embedding(WORKERS);
    next.forEach(id -> assertEquals(204, api.delete("documents/" + id).statusCode()));
  }

  /** It is answered before it is done. The audit names who asked, not who does it. */
  @Test
  void aWholeCaseIsCancelledAndTriedAgain() throws IOException {
    List<String> ids = new ArrayList<>(embedding(WORKERS));
    byte[] content = PipelineIT.sample("complaint.pdf");
    ids.add(api.newDocument(legalCase, "waits.pdf", content));

    assertEquals(ids.size(), reached("cancel"));
    String later = api.newDocument(legalCase, "later.pdf", content);
    ids.forEach(id -> assertEquals("cancelled", api.awaitEnd(id).getString("status")));

    assertEquals(ids.size(), reached("retry"));
    await()
        .until(
            () -> ids.stream().noneMatch(id -> status(id).getString("status").equals("cancelled")));
    assertTrue(Set.of("pending", "processing").contains(status(later).getString("status")));
    assertEquals(actor("document_uploaded"), actor("document_cancelled"));
    assertEquals(actor("document_uploaded"), actor("document_retried"));
    assertEquals(ids.size() + 1, reached("cancel"));
  }

  /** The number of the transaction that changed it last stands in each row. */
  @Test
  void aLargeCaseIsChangedInFewTransactionsAndSaysHowFarItIs() throws Exception {
    embedding(WORKERS);
    String large = api.newCase("Large");
    UUID id = UUID.fromString(large);
    try (Connection database = TestDatabase.connect()) {
      TestDatabase.update(database, MANY_WAIT, id, MANY);

      assertEquals("cancel " + MANY, done(large, "cancel"));
      assertEquals(MANY / 500, TestDatabase.number(database, CHANGES, id, "cancelled"));

      assertEquals("retry " + MANY, done(large, "retry"));
      // Their places in the queue are told by further ones, of very many documents each.
      assertTrue(TestDatabase.number(database, CHANGES, id, "pending") < 2 * MANY / 500);
      assertEquals(MANY, TestDatabase.number(database, QUEUED, id));
      // Else workers would have to find out of each that its document is gone.
      TestDatabase.update(database, "delete from scheduled_tasks where case_id = ?", id);
      TestDatabase.update(database, "delete from document where case_id = ?", id);
    }
  }

  /** Does it, and tells what the case then says of it. */
  private String done(String caseId, String call) {
    HttpResponse<String> accepted = api.post("cases/" + caseId + "/" + call);
    assertEquals(MANY, Api.json(accepted, 202).getInt("documents"));
    String actions = "cases/" + caseId + "/actions";
    assertTrue(accepted.headers().firstValue("Location").orElseThrow().endsWith("/api/" + actions));
    JsonObject ended =
        await()
            .until(
                () -> Api.json(api.get(actions), 200).getJsonArray("items").getJsonObject(0),
                action -> !action.isNull("ended_at"));
    assertEquals(MANY, ended.getInt("documents"));
    return ended.getString("kind") + " " + ended.getInt("reached");
  }

  private int reached(String call) {
    return Api.json(api.post("cases/" + legalCase + "/" + call), 202).getInt("documents");
  }

  private String actor(String action) {
    return Api.json(api.get("cases/" + legalCase + "/audit"), 200).getJsonArray("items").stream()
        .map(JsonValue::asJsonObject)
        .filter(entry -> entry.getString("action").equals(action))
        .map(entry -> String.valueOf(entry.get("actor")))
        .findFirst()
        .orElseThrow();
  }

  /** Documents that wait for the answer to their embedding, each on a worker of its own. */
  private List<String> embedding(int count) throws IOException {
    byte[] content = PipelineIT.sample("complaint.pdf");
    List<String> ids =
        Stream.generate(() -> api.newDocument(legalCase, "complaint.pdf", content))
            .limit(count)
            .toList();
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> ids.stream().allMatch(id -> status(id).getString("step").equals("embedding")));
    return ids;
  }

  private JsonObject status(String id) {
    return Api.json(api.get("documents/" + id + "/status"), 200);
  }
}

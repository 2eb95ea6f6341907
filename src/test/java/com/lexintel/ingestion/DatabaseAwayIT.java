package com.lexintel.ingestion;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.TestDatabase;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The database goes away in the middle of the work, and comes back. */
@ExtendWith(ArquillianExtension.class)
class DatabaseAwayIT {
  private static final Duration AWAY = Duration.ofSeconds(8);
  private static final byte[] LONG =
      "The court denies the motion to dismiss. ".repeat(12_000).getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @AfterEach
  void open() throws SQLException {
    TestDatabase.open();
  }

  @Test
  void uploadsAreRefusedWorkGoesOnAfterwardsAndStreamsStayOpen() throws Exception {
    String legalCase = api.newCase("Away");
    String id = api.newDocument(legalCase, "long.txt", LONG);
    try (EventStream stream = EventStream.open(api, "progress/documents/" + id + "/stream")) {
      stream.until(event -> event.getString("message", "").startsWith("Embedding passage"));

      TestDatabase.close();
      await().atMost(Duration.ofSeconds(20)).until(() -> refused(legalCase));
      await().during(AWAY).atMost(AWAY.plusSeconds(5)).until(() -> refused(legalCase));
      TestDatabase.open();

      List<EventStream.Message> rest = stream.toEnd();
      JsonObject last = rest.get(rest.size() - 1).data();
      assertEquals("completed", last.getString("status"), last::toString);
      assertTrue(
          rest.stream().noneMatch(m -> m.data().getString("message").contains("attempt 2")),
          "an attempt was counted");
    }
    assertEveryPassageOnce(id);
    assertEquals(1, Api.json(api.get("documents?case_id=" + legalCase), 200).getInt("total"));
  }

  private boolean refused(String legalCase) {
    HttpResponse<String> answer = api.upload(legalCase, "order.txt", LONG);
    return answer.statusCode() == 503
        && answer.headers().firstValue("Retry-After").isPresent()
        && Api.parse(answer.body()).getString("code").equals("database_unavailable");
  }

  private void assertEveryPassageOnce(String id) throws IOException {
    JsonObject passages = Api.json(api.get("documents/" + id + "/passages?limit=1000"), 200);
    Set<Integer> ordinals = new HashSet<>();
    for (JsonObject passage : passages.getJsonArray("items").getValuesAs(JsonObject.class)) {
      assertTrue(ordinals.add(passage.getInt("ordinal")));
      assertTrue(passage.getBoolean("embedded"));
    }
    assertEquals(api.document(id).getInt("passage_count"), passages.getInt("total"));
  }
}

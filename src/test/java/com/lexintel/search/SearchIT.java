package com.lexintel.search;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.TestDatabase;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(ArquillianExtension.class)
public class SearchIT {
  private static final String LEASE =
      "Lease of the Meridian building\n\n\uD83C\uDFE2 The tenant shall pay a monthly rent.\n\n"
          + "Governing law. This lease is governed by the laws of the State of Ohio.";

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void aPassageIsFoundWithItsPlaceAndItsWordsMarked() {
    String caseId = api.newCase("Meridian");
    String document = completed(caseId, "lease.txt", LEASE);

    JsonObject answer = search(caseId, "Which law governs the Meridian lease?");

    JsonObject item = answer.getJsonArray("items").getJsonObject(0);
    String text = api.get("documents/" + document + "/text").body();
    String shown = text.substring(item.getInt("start"), item.getInt("end"));
    assertEquals(document, item.getString("document_id"));
    assertEquals(caseId, item.getString("case_id"));
    assertEquals("lease.txt", item.getString("filename"));
    assertEquals(0, item.getInt("ordinal"));
    assertTrue(item.isNull("page"));
    assertEquals("text", item.getString("source"));
    assertEquals(shown, item.getString("text"));
    assertTrue(marked(item).contains("governed"), () -> "marked: " + marked(item));
    assertFalse(marked(item).contains("tenant"));
    assertEquals(1, item.getJsonObject("ranks").getInt("words"));
    assertEquals(1, answer.getInt("total"));
    assertEquals(0, answer.getInt("waiting"));
    assertTrue(answer.getInt("took_ms") >= 0);
  }

  @Test
  void aPassageIsFoundByItsMeaning() {
    String caseId = api.newCase("Meaning");
    completed(caseId, "dogs.txt", "The tenant may keep neither dogs nor cats in the flat.");
    String right = completed(caseId, "car.txt", "Automobiles are left in the garage at night.");

    JsonObject best =
        search(caseId, "Where do I park my vehicle?").getJsonArray("items").getJsonObject(0);

    assertEquals(right, best.getString("document_id"));
    assertEquals(1, best.getJsonObject("ranks").getInt("meaning"));
    assertTrue(best.getJsonObject("ranks").isNull("words"));
  }

  @Test
  void whatIsDeletedIsGoneAndWhatIsNewIsThere() {
    String caseId = api.newCase("Changing");
    String first = completed(caseId, "first.txt", LEASE);
    assertEquals(1, search(caseId, "Ohio").getInt("total"));

    api.delete("documents/" + first);
    assertEquals(0, search(caseId, "Ohio").getInt("total"));

    String second = completed(caseId, "second.txt", LEASE);
    JsonArray items = search(caseId, "Ohio").getJsonArray("items");
    assertEquals(1, items.size());
    assertEquals(second, items.getJsonObject(0).getString("document_id"));
  }

  @Test
  void aDocumentCanBeSearchedAlone() {
    String caseId = api.newCase("Two");
    completed(caseId, "first.txt", LEASE);
    String second = completed(caseId, "second.txt", LEASE);

    JsonObject answer = Api.parse(api.get(path(caseId, "Ohio") + "&document_id=" + second).body());

    assertEquals(1, answer.getInt("total"));
    assertEquals(second, answer.getJsonArray("items").getJsonObject(0).getString("document_id"));
  }

  /** As after a change of the model: found by words meanwhile, and by meaning again afterwards. */
  @Test
  void vectorsOfAnotherModelAreMadeAnew() throws SQLException {
    String caseId = api.newCase("Another model");
    String document = completed(caseId, "car.txt", "Automobiles are left in the garage at night.");
    UUID id = UUID.fromString(document);
    try (Connection database = TestDatabase.connect()) {
      // Claimed, so that no node is at it before it was searched.
      TestDatabase.update(
          database,
          "update document_vectors set recipe = 'other', claimed_until = now() + interval '1 hour'"
              + " where document_id = ?",
          id);
      TestDatabase.update(
          database,
          "update passage set recipe = 'other', embedding = '{1,0}' where document_id = ?",
          id);
      assertEquals(1, search(caseId, "garage").getInt("by_words"));
      assertEquals(1, search(caseId, "garage").getInt("total"));
      assertEquals(0, search(caseId, "Where do I park my vehicle?").getInt("total"));
      assertTrue(
          api.get("/metrics").body().matches("(?s).*lexintel_embedding_anew_left\\S* [1-9].*"));

      TestDatabase.update(
          database, "update document_vectors set claimed_until = null where document_id = ?", id);
    }

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> search(caseId, "garage").getInt("by_words") == 0);
    JsonObject best =
        search(caseId, "Where do I park my vehicle?").getJsonArray("items").getJsonObject(0);
    assertEquals(1, best.getJsonObject("ranks").getInt("meaning"));
  }

  @Test
  void allCasesAreSearchedTogether() {
    String word = "zq" + UUID.randomUUID().toString().replace("-", "");
    String first = api.newCase("First");
    String second = api.newCase("Second");
    completed(first, "a.txt", "The code is " + word + ".");
    completed(second, "b.txt", "The code is " + word + ".");

    JsonObject page = Api.parse(api.get("search?limit=1&offset=1&q=%22" + word + "%22").body());

    assertEquals(2, page.getInt("total"));
    assertEquals(1, page.getJsonArray("items").size());
    assertEquals(1, search(first, "\"" + word + "\"").getInt("total"));
  }

  @ParameterizedTest
  @CsvSource({"'', 400, empty_query", "-rent, 400, empty_query", "LONG, 400, query_too_long"})
  void aQueryMustBeUsable(String query, int status, String code) {
    String text = query.equals("LONG") ? "a".repeat(1001) : query;

    assertEquals(
        code, Api.json(api.get(path(api.newCase("Refusals"), text)), status).getString("code"));
    assertEquals(code, Api.json(api.get("search?q=" + encoded(text)), status).getString("code"));
  }

  @Test
  void unknownCasesAndDocumentsAreNotFound() {
    String caseId = api.newCase("Known");
    String elsewhere = completed(api.newCase("Elsewhere"), "a.txt", LEASE);
    String unknown = UUID.randomUUID().toString();

    assertEquals("case_not_found", Api.json(api.get(path(unknown, "rent")), 404).getString("code"));
    for (String document : new String[] {unknown, elsewhere, "no-id"}) {
      assertEquals(
          "document_not_found",
          Api.json(api.get(path(caseId, "rent") + "&document_id=" + document), 404)
              .getString("code"));
    }
  }

  private String completed(String caseId, String filename, String text) {
    String id = api.newDocument(caseId, filename, text.getBytes(StandardCharsets.UTF_8));
    assertEquals("completed", api.awaitEnd(id).getString("status"));
    return id;
  }

  private JsonObject search(String caseId, String query) {
    return Api.json(api.get(path(caseId, query)), 200);
  }

  private static String path(String caseId, String query) {
    return "cases/" + caseId + "/search?q=" + encoded(query);
  }

  private static String encoded(String query) {
    return URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static String marked(JsonObject item) {
    StringBuilder words = new StringBuilder();
    for (JsonArray range : item.getJsonArray("highlights").getValuesAs(JsonArray.class)) {
      words.append(item.getString("text"), range.getInt(0), range.getInt(1)).append('|');
    }
    return words.toString();
  }
}

package com.lexintel.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.TestDatabase;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was done is recorded, and stays. */
@DeploysItsOwn("identity")
@ExtendWith(ArquillianExtension.class)
class AuditIT {
  private final Api api = Api.ofTestServer();
  private final Caller owner = new Caller(api, Provider.token("olga"));
  private final Caller stranger = new Caller(api, Provider.token("sam"));
  private final Caller admin = new Caller(api, Provider.token("ada", Provider.ADMINISTRATORS));

  @Deployment(testable = false)
  static WebArchive application() {
    return Provider.application();
  }

  @Test
  void eachDeedIsRecordedWithWhoDidItAndHowItEnded() {
    String caseId = owner.newCase("Audited");
    owner.put(caseId, "user:rita", "reader");
    String document = owner.newDocument(caseId);
    owner.get("documents/" + document + "/file");
    owner.get("documents/" + document + "/text");
    owner.get("cases/" + caseId + "/search?q=motion");
    assertEquals(404, stranger.get("documents/" + document).statusCode());
    Caller reader = new Caller(api, Provider.token("rita"));
    assertEquals(403, reader.call("DELETE", "documents/" + document, null).statusCode());
    assertEquals(409, owner.call("POST", "documents/" + document + "/cancel", null).statusCode());
    assertEquals(204, owner.call("DELETE", "documents/" + document, null).statusCode());
    owner.call("DELETE", "cases/" + caseId + "/members/user:rita", null);

    JsonObject page = Api.json(owner.get("cases/" + caseId + "/audit"), 200);
    assertEquals(
        List.of(
            "olga member_removed done",
            "olga document_deleted done",
            "rita refused forbidden",
            "sam refused document_not_found",
            "olga searched done",
            "olga text_read done",
            "olga original_read done",
            "olga document_uploaded done",
            "olga member_put done",
            "olga case_created done"),
        page.getJsonArray("items").getValuesAs(JsonObject.class).stream()
            .map(
                entry ->
                    "%s %s %s"
                        .formatted(
                            entry.getString("actor"),
                            entry.getString("action"),
                            entry.getString("outcome")))
            .toList());
    assertEquals(10, page.getInt("total"));
    JsonObject deleted = page.getJsonArray("items").getJsonObject(1);
    assertEquals("motion.txt", deleted.getString("filename"));
    assertEquals("oidc", deleted.getString("auth"));
    assertEquals(document, deleted.getString("document_id"));
    assertTrue(deleted.getString("address").matches("127\\.0\\.0\\.1|.*:.*"), deleted::toString);
    assertTrue(deleted.getString("at").endsWith("Z"));

    assertEquals(404, stranger.get("cases/" + caseId + "/audit").statusCode());
    HttpResponse<String> lines = owner.lines("cases/" + caseId + "/audit?offset=1");
    assertEquals("application/x-ndjson", lines.headers().firstValue("Content-Type").orElse(""));
    List<JsonObject> objects = lines.body().lines().map(Api::parse).toList();
    // The stranger's last attempt is the newest, and left out.
    assertEquals(10, objects.size());
    assertEquals(page.getJsonArray("items").getJsonObject(0), objects.get(0));
    assertEquals(2, owner.lines("cases/" + caseId + "/audit?limit=2").body().lines().count());
  }

  @Test
  void administratorsSeeAllButFileNamesBehindAWall() {
    String caseId = owner.newCase("Behind a wall");
    String document = owner.newDocument(caseId);
    assertEquals("motion.txt", uploaded(document).getString("filename"));
    owner.put(caseId, "user:ada", "walled");
    assertEquals(JsonValue.NULL, uploaded(document).get("filename"));
    assertEquals(404, admin.get("cases/" + caseId + "/audit").statusCode());
    HttpResponse<String> refused = owner.get("audit");
    assertEquals("forbidden", Api.json(refused, 403).getString("code"));
    assertEquals(401, new Caller(api, "rubbish").get("audit").statusCode());
    JsonObject newest =
        Api.json(admin.get("audit?limit=1"), 200).getJsonArray("items").getJsonObject(0);
    assertEquals("unauthenticated", newest.getString("outcome"));
    assertEquals(JsonValue.NULL, newest.get("actor"));
  }

  @Test
  void tokensAreNamedAndNeverShown() {
    String created =
        owner
            .call("POST", "tokens", "{\"name\":\"cron\",\"expires_in_days\":1,\"scope\":\"write\"}")
            .body();
    JsonObject token = Api.parse(created);
    Caller script = new Caller(api, token.getString("token"));
    String caseId = script.newCase("By a script");
    assertEquals(204, owner.call("DELETE", "tokens/" + token.getString("id"), null).statusCode());
    String all = admin.lines("audit?limit=20").body();
    assertFalse(all.contains(token.getString("token")));
    JsonObject byScript =
        all.lines()
            .map(Api::parse)
            .filter(entry -> entry.toString().contains(caseId))
            .findFirst()
            .orElseThrow();
    assertEquals(token.getString("id"), byScript.getString("token_id"));
    assertEquals("olga", byScript.getString("actor"));
    assertTrue(all.contains("\"token_created\"") && all.contains("\"token_ended\""), all);
  }

  @Test
  void whatIsRecordedStays() throws SQLException {
    owner.newCase("Final");
    try (Connection connection = TestDatabase.connect()) {
      for (String change :
          List.of(
              "update audit_entry set actor = 'somebody'",
              "delete from audit_entry",
              "truncate audit_entry")) {
        assertThrows(SQLException.class, () -> TestDatabase.update(connection, change), change);
      }
    }
  }

  private JsonObject uploaded(String document) {
    return admin
        .lines("audit")
        .body()
        .lines()
        .filter(line -> line.contains(document) && line.contains("document_uploaded"))
        .map(Api::parse)
        .findFirst()
        .orElseThrow();
  }
}

package com.lexintel.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.DeploysItsOwn;
import com.lexintel.EventStream;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whom the server authenticated, as the documented configuration of each server has it. */
@DeploysItsOwn("container login")
@ExtendWith(ArquillianExtension.class)
class ContainerLoginIT {
  private static final Api API = Api.ofTestServer();
  private static final Caller ADA = Caller.withPassword(API, "ada", ServerUsers.PASSWORD);
  private static final Caller ANNA = Caller.withPassword(API, "anna", ServerUsers.PASSWORD);

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.with(
        Map.of("lexintel.auth", "container", "lexintel.auth.admin-group", "lexintel-admin"));
  }

  @BeforeEach
  void awaitUsers() throws IOException {
    if (!known()) {
      ServerUsers.add();
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .ignoreExceptions()
          .until(ContainerLoginIT::known);
    }
  }

  /** The server must be as it was when another class comes. */
  @AfterAll
  static void removeUsers() throws IOException {
    ServerUsers.remove();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(() -> ANNA.get("me").statusCode() == 401);
  }

  private static boolean known() {
    return ANNA.get("me").statusCode() == 200;
  }

  @Test
  void theServerSaysWhoItIs() {
    JsonObject anna = Api.json(ANNA.get("me"), 200);
    assertEquals("anna", anna.getString("name"));
    assertEquals("container", anna.getString("auth"));
    assertEquals(false, anna.getBoolean("admin"));
    JsonObject ada = Api.json(ADA.get("me"), 200);
    assertEquals("[\"lexintel-admin\"]", ada.getJsonArray("groups").toString());
    assertEquals(true, ada.getBoolean("admin"));
  }

  @Test
  void nobodyElseIsLetIn() {
    HttpResponse<String> nobody = new Caller(API, null).get("cases");
    assertEquals("unauthenticated", Api.json(nobody, 401).getString("code"));
    String challenge = nobody.headers().firstValue("WWW-Authenticate").orElse("");
    assertTrue(challenge.startsWith("Basic "), challenge);
    for (Caller other :
        List.of(
            Caller.withPassword(API, "anna", "guessed"),
            Caller.withPassword(API, "nobody", ServerUsers.PASSWORD),
            new Caller(API, "rubbish"))) {
      assertEquals(401, other.get("cases").statusCode());
      assertEquals(401, other.call("POST", "cases", "{\"name\":\"No\"}").statusCode());
      assertEquals(401, other.open("progress/cases/" + ANNA.newCase("Closed") + "/stream"));
    }
  }

  @Test
  void membersAndTokensAreTheSame() {
    String caseId = ANNA.newCase("Of Anna");
    String adas = ADA.newCase("Of Ada");
    assertEquals(404, ANNA.get("cases/" + adas).statusCode());
    assertEquals(200, ADA.get("cases/" + caseId).statusCode());
    String document = ANNA.newDocument(caseId);
    EventStream stream = ANNA.stream("progress/cases/" + caseId + "/stream");
    stream.until(message -> message.toString().contains(document));
    JsonObject created =
        Api.json(
            ANNA.call(
                "POST", "tokens", "{\"name\":\"cron\",\"expires_in_days\":1,\"scope\":\"read\"}"),
            201);
    Caller script = new Caller(API, created.getString("token"));
    assertEquals("anna", Api.json(script.get("me"), 200).getString("name"));
    ADA.put(caseId, "user:ada", "owner");
    ADA.put(caseId, "user:anna", "walled");
    stream.until(message -> "closed".equals(message.getString("status", "")));
    assertEquals(404, script.get("cases/" + caseId).statusCode());
  }
}

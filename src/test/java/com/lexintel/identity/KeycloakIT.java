package com.lexintel.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.EventStream;
import com.lexintel.faults.Cluster;
import jakarta.json.JsonObject;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.MethodName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The walk-through of docs/deployment.md with a real Keycloak: {@code mvn verify -Pkeycloak}. */
@TestMethodOrder(MethodName.class)
class KeycloakIT {
  private static final int SOON = 5;
  private static final String JSON = "application/json";

  private static Cluster cluster;
  private static Keycloak keycloak;

  private final Api node = cluster.node(0);

  @BeforeAll
  static void start() throws Exception {
    int port;
    try (ServerSocket any = new ServerSocket(0)) {
      port = any.getLocalPort();
    }
    Map<String, String> settings =
        Map.of(
            "LEXINTEL_AUTH", "oidc",
            "LEXINTEL_AUTH_OIDC_ISSUER", Keycloak.issuer(port),
            "LEXINTEL_AUTH_OIDC_CLIENT_SECRET", "for-a-trial-only",
            "LEXINTEL_AUTH_OIDC_NAME_CLAIM", "preferred_username",
            "LEXINTEL_AUTH_ADMIN_GROUP", "lexintel-admin",
            "LEXINTEL_AUTH_SESSION_REFRESH", "5s");
    cluster = Cluster.start(Path.of(System.getProperty("faults.directory")), 1, settings);
    String application = cluster.node(0).uri("/").toString().replaceAll("/$", "");
    keycloak = Keycloak.start(port, application);
  }

  @AfterAll
  static void stop() throws Exception {
    if (keycloak != null) {
      keycloak.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  @Test
  void eachSeesOnesOwnCasesAndAWallKeepsAdministratorsOut() {
    WebClient anna = loggedIn("anna");
    JsonObject me = me(anna);
    assertEquals("anna", me.getString("name"));
    assertEquals("litigation", me.getJsonArray("groups").getString(0));
    assertEquals(false, me.getBoolean("admin"));
    assertEquals(0, Api.json(anna.get("api/cases"), 200).getInt("total"));
    String caseId = newCase(anna);

    WebClient ada = loggedIn("ada");
    assertTrue(me(ada).getBoolean("admin"));
    assertEquals(200, ada.get("api/cases/" + caseId).statusCode());
    String adas = newCase(ada);
    assertEquals(404, anna.get("api/cases/" + adas).statusCode());

    String wall = "api/cases/" + caseId + "/members/group:lexintel-admin";
    assertEquals(200, anna.put(wall, "{\"role\":\"walled\"}").statusCode());
    assertEquals(404, ada.get("api/cases/" + caseId).statusCode());
  }

  @Test
  void keycloakEndsASessionAndItsStreams() throws Exception {
    WebClient anna = loggedIn("anna");
    try (EventStream stream =
        EventStream.open(
            node, "progress/cases/" + newCase(anna) + "/stream", "Cookie", anna.cookieHeader())) {
      stream.until(message -> message.containsKey("summary"));
      CompletableFuture<List<EventStream.Message>> rest =
          CompletableFuture.supplyAsync(stream::toEnd);
      keycloak.signOut("anna");
      List<EventStream.Message> messages = rest.get(SOON, TimeUnit.SECONDS);
      assertEquals("access_revoked", messages.get(messages.size() - 1).data().getString("reason"));
    }
    assertEquals(401, anna.get("api/me").statusCode());
  }

  @Test
  void loggingOutEndsTheSessionAtKeycloakToo() {
    WebClient ada = loggedIn("ada");
    assertEquals("/cases", again(ada), "without a password");
    String next = Api.json(ada.post("logout", "", JSON), 200).getString("next");
    String ended = WebClient.location(ada.get(next));
    assertTrue(ended.endsWith("/login/ended"), ended);
    HttpResponse<String> begun = ada.get("login?return=/cases");
    Keycloak.formOf(ada.get(WebClient.location(begun)));
  }

  /** The session's cookie is taken away here, so that only Keycloak can know who it is. */
  private static String again(WebClient browser) {
    browser.cookies().keySet().removeIf(name -> name.endsWith("lexintel-session"));
    String back =
        WebClient.location(browser.get(WebClient.location(browser.get("login?return=/cases"))));
    return WebClient.location(browser.get(back));
  }

  /** Last, as the key stays the new one, and anna in her new group. */
  @Test
  void theKeysAreRotatedAndThenTheGroupsChange() throws Exception {
    WebClient before = loggedIn("anna");
    keycloak.rotateKeys();
    WebClient anna = loggedIn("anna");
    keycloak.join("anna", "lexintel-admin");
    for (WebClient each : List.of(before, anna)) {
      Awaitility.await("the group is known here")
          .atMost(Duration.ofSeconds(20))
          .until(() -> me(each).getBoolean("admin"));
    }
  }

  private static WebClient loggedIn(String name) {
    WebClient browser = new WebClient(cluster.node(0).uri("/"));
    assertEquals("/cases", keycloak.login(browser, name));
    return browser;
  }

  private static JsonObject me(WebClient browser) {
    return Api.json(browser.get("api/me"), 200);
  }

  private static String newCase(WebClient browser) {
    return Api.json(browser.post("api/cases", "{\"name\":\"A case\"}", JSON), 201).getString("id");
  }
}

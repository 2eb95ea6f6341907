package com.lexintel.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.EventStream;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The login of the page, as a browser meets it and as others try to misuse it. */
@DeploysItsOwn("identity")
@ExtendWith(ArquillianExtension.class)
class LoginIT {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json";
  private static final String COOKIE = "lexintel-session";
  private static final int SOON = 5;
  private static final int GIVEN_UP = 15;

  private final Api api = Api.ofTestServer();
  private final URI application = api.uri("/");
  private final WebClient browser = new WebClient(application);
  private final Caller admin = new Caller(api, Provider.token("ada", Provider.ADMINISTRATORS));

  @Deployment(testable = false)
  static WebArchive application() {
    return Provider.application();
  }

  @Test
  void whoLogsInComesBackToWhereOneWas() {
    assertEquals(401, browser.get("api/me").statusCode());
    assertEquals("/#/cases/7", browser.login("/#/cases/7", "lena", claims("l1", "staff")));
    assertEquals(List.of(COOKIE), List.copyOf(browser.cookies().keySet()), "and nothing is left");
    JsonObject me = Api.json(browser.get("api/me"), 200);
    assertEquals("lena", me.getString("name"));
    assertEquals("oidc", me.getString("auth"));
    assertEquals("[\"staff\"]", me.getJsonArray("groups").toString());
    assertEquals("/there", WebClient.location(browser.get("login?return=/there")), "at once");
    JsonObject record = newest("logged_in");
    assertEquals("lena", record.getString("actor"));
    assertEquals("done", record.getString("outcome"));
  }

  @Test
  void theCookieIsForThisSiteAndForNoScript() {
    URI back = browser.confirmed("/", "lena", claims("l2"));
    String cookie =
        browser.get(back.toString()).headers().allValues("Set-Cookie").stream()
            .filter(header -> header.startsWith(COOKIE))
            .findFirst()
            .orElseThrow();
    assertTrue(cookie.contains("; HttpOnly"), cookie);
    assertTrue(cookie.contains("; SameSite=Lax"), cookie);
    assertTrue(cookie.contains("; Path=/;"), cookie);
    assertFalse(cookie.contains("Domain"), cookie);
    WebClient behindTls = new WebClient(application);
    HttpResponse<String> begun = behindTls.get("login", "X-Forwarded-Proto", "https");
    assertTrue(WebClient.location(begun).contains("redirect_uri=https"), begun::toString);
    String attempt = begun.headers().firstValue("Set-Cookie").orElseThrow();
    assertTrue(attempt.startsWith("__Host-") && attempt.endsWith("; Secure"), attempt);
  }

  @Test
  void nobodyIsSentToAnotherSite() {
    for (String elsewhere :
        List.of(
            "https://evil.example/",
            "//evil.example/",
            "/\\evil.example",
            "/\t/evil.example",
            "/ /evil.example",
            "javascript:alert(1)",
            "evil",
            "",
            "/" + "x".repeat(600),
            "/x\r\nSet-Cookie: a=b")) {
      WebClient victim = new WebClient(application);
      assertEquals("/", victim.login(elsewhere, "vic", claims("v1")), elsewhere);
      assertEquals("/", WebClient.location(victim.get("login?return=" + "%2F%2Fevil.example")));
    }
  }

  @Test
  void aLoginIsCompletedOnceAndOnlyWhereItWasBegun() {
    URI back = browser.confirmed("/", "lena", claims("l3"));
    WebClient another = new WebClient(application);
    assertRefused(400, another, back);
    assertEquals("unknown_state", newest("login_failed").getString("outcome"));
    assertRefused(400, browser, URI.create(back.toString().replaceAll("state=...", "state=AAA")));
    assertRefused(400, browser, application.resolve("login/callback"));
    Map<String, String> begun = Map.copyOf(browser.cookies());
    assertEquals(303, browser.get(back.toString()).statusCode());
    WebClient replayed = new WebClient(application);
    replayed.cookies().putAll(begun);
    assertRefused(403, replayed, back);
    assertEquals("not_confirmed", newest("login_failed").getString("outcome"));
  }

  @Test
  void nonceVerifierAndProvidersNoAreHeeded() {
    for (int part = 0; part < 2; part++) {
      WebClient changed = new WebClient(application);
      URI back = changed.confirmed("/", "lena", claims("l4"));
      String name = changed.cookies().keySet().iterator().next();
      String[] parts = changed.cookies().get(name).split("\\.");
      parts[part] = "A".repeat(43);
      changed.cookies().put(name, String.join(".", parts));
      assertRefused(403, changed, back);
    }
    URI back = browser.confirmed("/", "lena", claims("l5"));
    assertRefused(
        403, browser, URI.create(back.toString().replaceAll("code=[^&]*", "error=access_denied")));
    assertEquals("refused_by_provider", newest("login_failed").getString("outcome"));
  }

  @Test
  void aProviderThatIsAwayIsSaidCalmly() {
    URI back = browser.confirmed("/", "lena", claims("l6"));
    Provider.away(true);
    try {
      HttpResponse<String> answer = browser.get(back.toString());
      assertEquals(503, answer.statusCode());
      assertTrue(answer.body().contains("The login service cannot be reached"), answer::body);
      assertFalse(answer.body().contains("Exception"), answer::body);
      assertTrue(answer.headers().firstValue("Retry-After").isPresent());
    } finally {
      Provider.away(false);
    }
    assertEquals("/", browser.login("/", "lena", claims("l6")));
  }

  /** Who is logged in already, and whoever brings a token, does not wait with the others. */
  @Test
  void aProviderThatAnswersLateIsGivenUpAndStreamsGoOn() throws Exception {
    browser.login("/", "lena", claims("l7"));
    String caseId = newCase(browser);
    WebClient another = new WebClient(application);
    URI back = another.confirmed("/", "lars", claims("l8"));
    try (EventStream stream = stream(browser, caseId)) {
      stream.until(message -> message.containsKey("summary"));
      Provider.late(true);
      CompletableFuture<HttpResponse<String>> login =
          CompletableFuture.supplyAsync(() -> another.get(back.toString()));
      admin.put(caseId, "user:lars", "reader");
      String document = Api.json(admin.upload("?case_id=" + caseId, null), 201).getString("id");
      stream.until(message -> message.toString().contains(document));
      assertEquals(200, browser.get("api/me").statusCode());
      HttpResponse<String> answer = login.get(GIVEN_UP, TimeUnit.SECONDS);
      assertEquals(503, answer.statusCode());
      assertTrue(answer.body().contains("The login service cannot be reached"), answer::body);
      assertTrue(answer.headers().firstValue("Retry-After").isPresent());
      assertEquals("identity_unavailable", newest("login_failed").getString("outcome"));
    } finally {
      Provider.late(false);
    }
    assertEquals("/", another.login("/", "lars", claims("l8")));
  }

  @Test
  void tenTabsThatLogInAtOnceAreAllLoggedInAndOut() throws Exception {
    List<URI> backs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      backs.add(browser.confirmed("/#/cases/" + i, "tabea", claims("t1")));
    }
    List<WebClient> tabs = new ArrayList<>();
    List<Callable<HttpResponse<String>>> visits = new ArrayList<>();
    for (URI back : backs) {
      WebClient tab = new WebClient(application);
      tab.cookies().putAll(browser.cookies());
      tabs.add(tab);
      visits.add(() -> tab.get(back.toString()));
    }
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try {
      List<Future<HttpResponse<String>>> answers = threads.invokeAll(visits);
      for (int i = 0; i < 10; i++) {
        assertEquals("/#/cases/" + i, WebClient.location(answers.get(i).get()));
      }
    } finally {
      threads.shutdownNow();
    }
    for (WebClient tab : tabs) {
      assertEquals("tabea", Api.json(tab.get("api/me"), 200).getString("name"));
    }
    assertEquals(200, tabs.get(0).post("logout", "", FORM).statusCode());
    for (WebClient tab : tabs) {
      assertEquals(401, tab.get("api/me").statusCode());
    }
  }

  @Test
  void aLogoutEndsWhatIsOpen() throws Exception {
    browser.login("/", "lou", claims("o1"));
    String stolen = browser.cookies().get(COOKIE);
    String caseId = newCase(browser);
    try (EventStream stream = stream(browser, caseId);
        SocketClient socket = socket(browser, null)) {
      stream.until(message -> message.containsKey("summary"));
      socket.say(SocketClient.subscribe("1", "case_ids", caseId, null));
      socket.until(message -> message.getString("type").equals("progress"));
      CompletableFuture<List<EventStream.Message>> rest =
          CompletableFuture.supplyAsync(stream::toEnd);
      HttpResponse<String> answer = browser.post("logout", "", FORM);
      String next = Api.json(answer, 200).getString("next");
      assertTrue(next.contains("/endsession?") && next.contains("id_token_hint="), next);
      assertClosed(rest);
      socket.until(message -> message.getString("type").equals("closed"));
    }
    assertEquals(Map.of(), browser.cookies());
    browser.cookies().put(COOKIE, stolen);
    assertEquals("unauthenticated", Api.json(browser.get("api/me"), 401).getString("code"));
    assertEquals("lou", newest("logged_out").getString("actor"));
    HttpResponse<String> page = browser.get("login/ended");
    assertTrue(page.body().contains("You are logged out"), page::body);
  }

  @Test
  void theProviderEndsWhatItWasLoggedOutOf() throws Exception {
    browser.login("/", "bea", claims("b1"));
    WebClient elsewhere = new WebClient(application);
    elsewhere.login("/", "bea", claims("b2"));
    String caseId = newCase(browser);
    try (EventStream stream = stream(browser, caseId)) {
      stream.until(message -> message.containsKey("summary"));
      CompletableFuture<List<EventStream.Message>> rest =
          CompletableFuture.supplyAsync(stream::toEnd);
      WebClient provider = new WebClient(application);
      for (String wrong :
          List.of("", "logout_token=", "logout_token=rubbish", "logout_token=a.b.c")) {
        assertEquals(400, provider.post("logout/backchannel", wrong, FORM).statusCode(), wrong);
      }
      String foreign = Provider.foreignToken("bea");
      assertEquals(
          400, provider.post("logout/backchannel", "logout_token=" + foreign, FORM).statusCode());
      assertEquals(200, browser.get("api/me").statusCode());
      String token = Provider.logoutToken("bea", Map.of("sid", "b1"));
      assertEquals(
          200, provider.post("logout/backchannel", "logout_token=" + token, FORM).statusCode());
      assertClosed(rest);
    }
    assertEquals(401, browser.get("api/me").statusCode());
    assertEquals(200, elsewhere.get("api/me").statusCode());
    JsonObject record = newest("logged_out");
    assertEquals("user:bea", record.getString("subject"));
    assertEquals(JsonValue.NULL, record.get("actor"));
  }

  @Test
  void pagesOfOtherSitesCannotUseTheLogin() throws Exception {
    browser.login("/", "carl", claims("c1"));
    String body = "{\"name\":\"By a foreign page\"}";
    for (String[] foreign :
        new String[][] {
          {"Origin", "https://evil.example"},
          {"Origin", "null"},
          {"Sec-Fetch-Site", "cross-site"},
          {"Sec-Fetch-Site", "same-site"}
        }) {
      HttpResponse<String> refused = browser.post("api/cases", body, JSON, foreign);
      assertEquals("cross_site", Api.json(refused, 403).getString("code"));
      assertEquals(403, browser.post("logout", "", FORM, foreign).statusCode());
    }
    CompletionException refused =
        assertThrows(CompletionException.class, () -> socket(browser, "https://evil.example"));
    assertEquals(
        403, ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode());
    String own = "http://" + application.getAuthority();
    assertEquals(201, browser.post("api/cases", body, JSON, "Origin", own).statusCode());
    try (SocketClient socket = socket(browser, own)) {
      socket.until(message -> message.getString("type").equals("connected"));
    }
  }

  @Test
  void aTokenGoesBeforeTheCookie() {
    browser.login("/", "dan", claims("d1"));
    String token = "Bearer " + Provider.token("eva");
    assertEquals(
        "eva", Api.json(browser.get("api/me", "Authorization", token), 200).getString("name"));
    assertEquals(401, browser.get("api/me", "Authorization", "Bearer rubbish").statusCode());
    assertNotEquals(
        401,
        browser
            .post("api/tokens", "{\"name\":\"n\",\"expires_in_days\":1,\"scope\":\"read\"}", JSON)
            .statusCode());
  }

  private static void assertRefused(int status, WebClient client, URI back) {
    HttpResponse<String> answer = client.get(back.toString());
    assertEquals(status, answer.statusCode());
    assertTrue(answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html"));
    assertFalse(client.cookies().containsKey(COOKIE));
    assertEquals(401, client.get("api/me").statusCode());
  }

  private static void assertClosed(CompletableFuture<List<EventStream.Message>> rest)
      throws Exception {
    List<EventStream.Message> messages = rest.get(SOON, TimeUnit.SECONDS);
    EventStream.Message last = messages.get(messages.size() - 1);
    assertEquals("access_revoked", last.data().getString("reason"));
    assertNull(last.id());
  }

  private static String newCase(WebClient client) {
    return Api.json(client.post("api/cases", "{\"name\":\"Of the page\"}", JSON), 201)
        .getString("id");
  }

  private EventStream stream(WebClient client, String caseId) {
    return EventStream.open(
        api, "progress/cases/" + caseId + "/stream", "Cookie", client.cookieHeader());
  }

  private SocketClient socket(WebClient client, String origin) {
    Map<String, String> cookie = Map.of("Cookie", client.cookieHeader());
    return new SocketClient(
        origin == null ? cookie : Map.of("Cookie", client.cookieHeader(), "Origin", origin),
        api,
        "ws");
  }

  private JsonObject newest(String action) {
    return admin
        .lines("audit?limit=50")
        .body()
        .lines()
        .map(Api::parse)
        .filter(entry -> entry.getString("action").equals(action))
        .findFirst()
        .orElseThrow();
  }

  /** What a person says at the provider beside the name. */
  private static String claims(String session, String... groups) {
    String list = groups.length == 0 ? "" : "\"" + String.join("\",\"", groups) + "\"";
    return "{\"sid\":\"" + session + "\",\"groups\":[" + list + "]}";
  }
}

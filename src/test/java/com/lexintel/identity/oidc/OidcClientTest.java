package com.lexintel.identity.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.MovingClock;
import com.lexintel.identity.AuthSettings;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.settings.TestSettings;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent to a provider, and what of its answers is believed. */
class OidcClientTest {
  private static final URI CALLBACK = URI.create("https://lexintel.example/login/callback");
  private static final String VERIFIER = "v".repeat(43);
  private static final Map<String, Object> LOGOUT =
      Map.of(
          "events",
          Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()),
          "jti",
          "1");

  private final FakeProvider provider = new FakeProvider();
  private final MovingClock clock = new MovingClock();
  private final AuthSettings settings =
      new AuthSettings(
          TestSettings.with(
              Map.of(
                  "lexintel.auth", "oidc",
                  "lexintel.auth.oidc.issuer", provider.issuer(),
                  "lexintel.auth.oidc.client-secret", "secret",
                  "lexintel.auth.oidc.scopes", "openid profile offline_access")));
  private final OidcProvider known = new OidcProvider(settings, clock);
  private final OidcClient client = new OidcClient(settings, known);
  private final OidcLogout logout = new OidcLogout(settings, known);

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void aLoginBeginsWithAllThatItsEndIsCheckedBy() {
    URI address = client.authorization(CALLBACK, "the-state", "the-nonce", VERIFIER);
    Map<String, String> parameters = new HashMap<>();
    for (String pair : address.getQuery().split("&")) {
      parameters.put(pair.split("=")[0], pair.split("=", 2)[1]);
    }
    assertTrue(address.toString().startsWith(provider.issuer() + "/authorize?"));
    assertEquals("code", parameters.get("response_type"));
    assertEquals("lexintel", parameters.get("client_id"));
    assertEquals("the-state", parameters.get("state"));
    assertEquals("the-nonce", parameters.get("nonce"));
    assertEquals("S256", parameters.get("code_challenge_method"));
    assertEquals(
        CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(VERIFIER)).getValue(),
        parameters.get("code_challenge"));
    assertEquals("openid profile offline_access", parameters.get("scope").replace('+', ' '));
    assertEquals(CALLBACK.toString(), parameters.get("redirect_uri"));
  }

  @Test
  void whoTheProviderNamesIsLoggedIn() throws OidcRefused {
    provider.gives("refresh me");
    provider.says(
        Map.of("nonce", "n", "sid", "s1", "name", "Anna A.", "groups", List.of("litigation")));
    OidcLogin login = login();
    assertEquals(new OidcUser("anna", "Anna A.", Set.of("litigation")), login.user());
    assertEquals("s1", login.providerSession());
    assertEquals("refresh me", login.kept().refreshToken());
    Map<String, String> asked = provider.asked().get(0);
    assertEquals("the code", asked.get("code"));
    assertEquals(VERIFIER, asked.get("code_verifier"));
    assertEquals(CALLBACK.toString(), asked.get("redirect_uri"));
  }

  @Test
  void whatCannotBeBelievedIsRefused() {
    List<Map<String, Object>> wrong =
        List.of(
            Map.of("nonce", "another"),
            Map.of(),
            Map.of("nonce", "n", "aud", "another client"),
            Map.of("nonce", "n", "iss", "http://localhost:1"),
            Map.of("nonce", "n", "exp", Date.from(Instant.now().minusSeconds(120))),
            Map.of("nonce", "n", "iat", Date.from(Instant.now().plusSeconds(300))),
            Map.of("nonce", "n", "sub", ""));
    for (Map<String, Object> claims : wrong) {
      provider.says(claims);
      assertThrows(OidcRefused.class, this::login, claims::toString);
    }
    provider.says(Map.of("nonce", "n"));
    provider.answersWith(400);
    assertThrows(OidcRefused.class, this::login);
  }

  @Test
  void clocksMayDifferByAMinute() throws OidcRefused {
    Instant ahead = Instant.now().plusSeconds(50);
    provider.says(Map.of("nonce", "n", "iat", Date.from(ahead)));
    assertEquals("anna", login().user().name());
    provider.says(Map.of("nonce", "n", "exp", Date.from(Instant.now().minusSeconds(50))));
    assertEquals("anna", login().user().name());
  }

  @Test
  void newKeysAreFetched() throws OidcRefused {
    provider.says(Map.of("nonce", "n"));
    login();
    provider.rotateKeys();
    assertEquals("anna", login().user().name());
  }

  @Test
  void tokensOfForeignKeysAreRefusedHoweverManyThereAre() {
    try (FakeProvider foreign = new FakeProvider()) {
      for (int i = 0; i < 4; i++) {
        foreign.rotateKeys();
        String token = foreign.token(Map.of("iss", provider.issuer(), "jti", "1"));
        assertThrows(OidcRefused.class, () -> logout.read(token));
      }
    }
  }

  @Test
  void aProviderThatIsAwayIsAskedAgainLaterAndNotByEverybody() throws OidcRefused {
    provider.says(Map.of("nonce", "n"));
    provider.away(true);
    assertUnavailable();
    provider.away(false);
    assertUnavailable();
    clock.pass(Duration.ofSeconds(6));
    assertEquals("anna", login().user().name());
    provider.away(true);
    assertUnavailable();
    provider.away(false);
    assertEquals("anna", login().user().name());
  }

  @Test
  void theProviderIsLoggedOutOfToo() {
    String idToken = provider.token(Map.of());
    URI address =
        logout.address(idToken, URI.create("https://lexintel.example/login/ended")).orElseThrow();
    assertTrue(address.toString().startsWith(provider.issuer() + "/logout?"));
    assertTrue(address.toString().contains("id_token_hint=" + idToken));
    assertTrue(address.toString().contains("post_logout_redirect_uri="));
  }

  @Test
  void onlyRealLogoutsOfTheProviderAreBelieved() throws OidcRefused {
    assertEquals(
        new OidcLogout.ProviderLogout("anna", "s1"), logout.read(logoutToken(Map.of("sid", "s1"))));
    assertEquals(new OidcLogout.ProviderLogout("anna", null), logout.read(logoutToken(Map.of())));
    List<String> wrong =
        List.of(
            "rubbish",
            provider.token(Map.of("jti", "1")),
            logoutToken(Map.of("nonce", "n")),
            logoutToken(Map.of("aud", "another")),
            logoutToken(Map.of("sub", "")),
            logoutToken(Map.of()).replaceAll("[^.]+$", "AAAA"));
    for (String token : wrong) {
      assertThrows(OidcRefused.class, () -> logout.read(token), token);
    }
  }

  private String logoutToken(Map<String, Object> different) {
    Map<String, Object> all = new HashMap<>(LOGOUT);
    all.putAll(different);
    return provider.token(all);
  }

  private OidcLogin login() throws OidcRefused {
    return client.login("the code", CALLBACK, "n", VERIFIER);
  }

  private void assertUnavailable() {
    assertEquals(ProblemCode.IDENTITY_UNAVAILABLE, assertThrows(Problem.class, this::login).code());
  }
}

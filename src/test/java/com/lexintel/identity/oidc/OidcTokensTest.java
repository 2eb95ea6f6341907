package com.lexintel.identity.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.MovingClock;
import com.lexintel.identity.AuthSettings;
import com.lexintel.identity.Identity;
import com.lexintel.settings.TestSettings;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which tokens of the provider a call may bring. */
class OidcTokensTest {
  private final FakeProvider provider = new FakeProvider();
  private final AuthSettings settings =
      new AuthSettings(
          TestSettings.with(
              Map.of("lexintel.auth", "oidc", "lexintel.auth.oidc.issuer", provider.issuer())));
  private final OidcTokens tokens =
      new OidcTokens(settings, new OidcProvider(settings, new MovingClock()));

  @AfterEach
  void close() {
    provider.close();
  }

  @Test
  void anAccessTokenSaysWhoCalls() {
    Identity anna =
        tokens.identity(provider.token(Map.of("groups", List.of("staff")))).orElseThrow();
    assertEquals("anna", anna.name());
    assertEquals(Set.of("staff"), anna.groups());
  }

  @Test
  void anIdTokenOpensNothing() {
    assertEquals(Optional.empty(), tokens.identity(provider.token(Map.of("nonce", "n"))));
  }

  @Test
  void newKeysAreFetched() {
    assertEquals("anna", tokens.identity(provider.token(Map.of())).orElseThrow().name());
    provider.rotateKeys();
    assertEquals("anna", tokens.identity(provider.token(Map.of())).orElseThrow().name());
  }
}

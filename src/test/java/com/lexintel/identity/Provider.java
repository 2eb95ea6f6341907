package com.lexintel.identity;

import com.lexintel.Deployments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** An OpenID provider in the JVM of the tests, and the application that trusts it. */
final class Provider {
  static final String ADMINISTRATORS = "lexintel-admin";

  private static final String ISSUER = "lexintel";
  private static final MockOAuth2Server SERVER = start();

  private Provider() {}

  private static MockOAuth2Server start() {
    MockOAuth2Server server = new MockOAuth2Server();
    try {
      server.start(InetAddress.getByName("127.0.0.1"), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return server;
  }

  static WebArchive application() {
    Map<String, String> settings = new HashMap<>();
    settings.put("lexintel.auth", "oidc");
    settings.put("lexintel.auth.admin-group", ADMINISTRATORS);
    settings.put("lexintel.auth.oidc.issuer", SERVER.issuerUrl(ISSUER).toString());
    return Deployments.with(settings);
  }

  /** A token of a user, as the provider issues it. */
  static String token(String name, String... groups) {
    return token(name, "lexintel", 600, groups);
  }

  static String token(String name, String audience, long seconds, String... groups) {
    return SERVER
        .issueToken(
            ISSUER,
            "client",
            new DefaultOAuth2TokenCallback(
                ISSUER, name, "JWT", List.of(audience), Map.of("groups", List.of(groups)), seconds))
        .serialize();
  }

  /** A token of another issuer of the same server, with other keys. */
  static String foreignToken(String name) {
    return SERVER
        .issueToken(
            "another",
            "client",
            new DefaultOAuth2TokenCallback(
                "another", name, "JWT", List.of("lexintel"), Map.of(), 600))
        .serialize();
  }
}

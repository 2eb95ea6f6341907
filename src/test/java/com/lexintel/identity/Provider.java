package com.lexintel.identity;

import com.lexintel.Deployments;
import com.lexintel.chat.openai.ObedientModel;
import com.lexintel.chat.openai.ScriptedService;
import com.lexintel.scan.StubScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import okhttp3.Headers;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * An OpenID provider in the JVM of the tests, and the application that trusts it. There, a user may
 * upload little, what is uploaded is scanned, and a scripted model answers questions.
 */
public final class Provider {
  public static final String ADMINISTRATORS = "lexintel-admin";

  /** How many uploads a user may have at the same time. */
  public static final int UPLOADS_PER_USER = 3;

  /** How many MiB a user may upload in an hour. */
  public static final int UPLOADED_PER_HOUR = 2;

  private static final String ISSUER = "lexintel";
  private static final MockOAuth2Server SERVER = start();
  private static final StubScanner SCANNER = newScanner();
  private static final ScriptedService MODEL = newModel();
  private static volatile boolean away;
  private static volatile CountDownLatch late = new CountDownLatch(0);

  private Provider() {}

  private static final class Outage implements Route {
    @Override
    public boolean match(OAuth2HttpRequest request) {
      return away;
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
      return new OAuth2HttpResponse(Headers.of(), 503, "", null);
    }
  }

  /** Answers when it is no longer late; until then a caller hears nothing. */
  private static final class Lateness implements Route {
    @Override
    public boolean match(OAuth2HttpRequest request) {
      return late.getCount() > 0;
    }

    @Override
    public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
      try {
        late.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return new OAuth2HttpResponse(Headers.of(), 503, "", null);
    }
  }

  private static StubScanner newScanner() {
    try {
      return new StubScanner(0, Integer.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ScriptedService newModel() {
    try {
      return new ScriptedService(new ObedientModel());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MockOAuth2Server start() {
    // Who logs in by a browser says at the provider who it is.
    MockOAuth2Server server =
        new MockOAuth2Server(new OAuth2Config(true), new Outage(), new Lateness());
    try {
      server.start(InetAddress.getByName("127.0.0.1"), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return server;
  }

  public static WebArchive application() {
    Map<String, String> settings = new HashMap<>();
    settings.put("lexintel.auth", "oidc");
    settings.put("lexintel.auth.admin-group", ADMINISTRATORS);
    settings.put("lexintel.auth.oidc.issuer", issuer());
    settings.put("lexintel.upload.max-per-user", String.valueOf(UPLOADS_PER_USER));
    settings.put("lexintel.upload.max-hourly", UPLOADED_PER_HOUR + "MiB");
    settings.put("lexintel.scan.clamd", "localhost:" + SCANNER.port());
    settings.put("lexintel.chat.provider", "openai");
    settings.put("lexintel.chat.base-url", MODEL.address().toString());
    settings.put("lexintel.chat.model", "scripted");
    return Deployments.with(settings);
  }

  public static String issuer() {
    return SERVER.issuerUrl(ISSUER).toString();
  }

  /** A token of a user, as the provider issues it. */
  public static String token(String name, String... groups) {
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

  /** What the provider sends when somebody has logged out there. */
  static String logoutToken(String name, Map<String, Object> claims) {
    Map<String, Object> all = new HashMap<>(claims);
    all.put("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    return SERVER
        .issueToken(
            ISSUER,
            "client",
            new DefaultOAuth2TokenCallback(ISSUER, name, "JWT", List.of("lexintel"), all, 120))
        .serialize();
  }

  /** Whether it answers everything with 503. */
  static void away(boolean now) {
    away = now;
  }

  /** Whether it lets everyone wait. */
  static void late(boolean now) {
    late.countDown();
    late = new CountDownLatch(now ? 1 : 0);
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

package com.lexintel.identity.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An OpenID provider that a test makes say what it wants, wrong things too. */
public final class FakeProvider implements AutoCloseable {
  private static final RSAKey FIRST = newKey("first");

  private final HttpServer server;
  private final List<Map<String, String>> asked = new CopyOnWriteArrayList<>();
  private volatile RSAKey key = FIRST;
  private volatile Map<String, Object> claims = Map.of();
  private volatile String refreshToken;
  private volatile int tokenStatus = 200;
  private volatile boolean away;

  public FakeProvider() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/.well-known/openid-configuration", this::describe);
    server.createContext("/keys", exchange -> answer(exchange, 200, keys()));
    server.createContext("/token", this::give);
    server.start();
  }

  public String issuer() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /**
   * Whom its next id tokens speak of, and what else they say, in the place of what is right; null
   * for no id tokens.
   */
  public void says(Map<String, Object> different) {
    claims = different;
  }

  public void gives(String newRefreshToken) {
    refreshToken = newRefreshToken;
  }

  public void answersWith(int status) {
    tokenStatus = status;
  }

  /** From now on its tokens are signed by another key. */
  public void rotateKeys() {
    key = newKey("key " + System.nanoTime());
  }

  /** It answers everything with 503, or as usual. */
  public void away(boolean now) {
    away = now;
  }

  /** What its token endpoint was asked. */
  public List<Map<String, String>> asked() {
    return asked;
  }

  public String token(Map<String, Object> different) {
    Map<String, Object> all = new HashMap<>();
    all.put("iss", issuer());
    all.put("sub", "anna");
    all.put("aud", "lexintel");
    all.put("iat", Date.from(Instant.now()));
    all.put("exp", Date.from(Instant.now().plusSeconds(300)));
    all.putAll(different);
    all.values().removeIf(""::equals);
    JWTClaimsSet.Builder built = new JWTClaimsSet.Builder();
    all.forEach(built::claim);
    SignedJWT token =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(), built.build());
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  private String keys() {
    return new JWKSet(key.toPublicJWK()).toString();
  }

  private void describe(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        200,
        Json.createObjectBuilder()
            .add("issuer", issuer())
            .add("authorization_endpoint", issuer() + "/authorize")
            .add("token_endpoint", issuer() + "/token")
            .add("jwks_uri", issuer() + "/keys")
            .add("end_session_endpoint", issuer() + "/logout")
            .add("subject_types_supported", Json.createArrayBuilder().add("public"))
            .add("response_types_supported", Json.createArrayBuilder().add("code"))
            .add("id_token_signing_alg_values_supported", Json.createArrayBuilder().add("RS256"))
            .build()
            .toString());
  }

  private void give(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    asked.add(
        Arrays.stream(form.split("&"))
            .map(pair -> pair.split("=", 2))
            .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], UTF_8))));
    JsonObjectBuilder json = Json.createObjectBuilder();
    if (tokenStatus != 200) {
      answer(exchange, tokenStatus, json.add("error", "invalid_grant").build().toString());
      return;
    }
    json.add("access_token", "opaque").add("token_type", "Bearer").add("expires_in", 300);
    if (claims != null) {
      json.add("id_token", token(claims));
    }
    if (refreshToken != null) {
      json.add("refresh_token", refreshToken);
    }
    answer(exchange, 200, json.build().toString());
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(away ? 503 : status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

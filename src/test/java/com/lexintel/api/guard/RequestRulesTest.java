package com.lexintel.api.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.settings.TestSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestRulesTest {
  private static final HttpSettings SETTINGS =
      new HttpSettings(
          TestSettings.with(
              Map.of(
                  "lexintel.http.allowed-hosts", "*",
                  "lexintel.http.cors-origins", "https://app.example",
                  "lexintel.auth.none-anywhere", "true")));

  @ParameterizedTest
  @CsvSource({
    ", lexintel.example, true",
    "https://lexintel.example, lexintel.example, true",
    "http://LEXINTEL.example:9080, lexintel.example:9080, true",
    "https://app.example, lexintel.example, true",
    "https://evil.example, lexintel.example, false",
    "https://lexintel.example:8443, lexintel.example, false",
    "https://lexintel.example@evil.example, lexintel.example, false",
    "https://lexintel.example.evil.example, lexintel.example, false",
    "null, lexintel.example, false",
    "'', lexintel.example, false",
    "'% ', lexintel.example, false",
    "https://lexintel.example, , false"
  })
  void onlyPagesOfThisSiteMayOpenAWebSocket(String origin, String host, boolean allowed) {
    Map<String, String> headers = new HashMap<>(Map.of("Upgrade", "websocket"));
    headers.put("Origin", origin);
    headers.put("Host", host);
    assertEquals(
        allowed ? Optional.empty() : Optional.of(ProblemCode.CROSS_SITE), refusal(headers));
  }

  @Test
  void overHttp2TheHostIsNoHeader() {
    String page = "http://lexintel.example";
    Map<String, String> headers = new HashMap<>(Map.of("Upgrade", "websocket", "Origin", page));
    headers.put(":authority", "lexintel.example");
    assertEquals(Optional.empty(), refusal(headers));
    headers.put(":authority", "evil.example");
    assertEquals(Optional.of(ProblemCode.CROSS_SITE), refusal(headers));
  }

  @Test
  void aForeignPageMayAskForWhatItsBrowserKeepsFromIt() {
    assertEquals(
        Optional.empty(),
        refusal(Map.of("Origin", "https://evil.example", "Host", "lexintel.example")));
  }

  @Test
  void aTrustedFrontEndCannotUseTheLoginOfThePage() {
    Map<String, String> headers =
        new HashMap<>(
            Map.of(
                "Upgrade", "websocket",
                "Origin", "https://app.example",
                "Host", "lexintel.example",
                "Cookie", "another"));
    assertEquals(Optional.empty(), refusal(headers));
    headers.put("Cookie", "lexintel-session");
    assertEquals(Optional.of(ProblemCode.CROSS_SITE), refusal(headers));
    headers.put("Cookie", "__Host-lexintel-session");
    headers.put("X-Forwarded-Proto", "https");
    assertEquals(Optional.of(ProblemCode.CROSS_SITE), refusal(headers));
  }

  private static Cookie[] cookies(String name) {
    return name == null ? null : new Cookie[] {new Cookie(name, "value")};
  }

  /** Of a GET with these headers. */
  private static Optional<ProblemCode> refusal(Map<String, String> headers) {
    return new RequestRules(SETTINGS).refusal(get(headers)).map(Problem::code);
  }

  private static HttpServletRequest get(Map<String, String> headers) {
    return (HttpServletRequest)
        Proxy.newProxyInstance(
            HttpServletRequest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "getMethod" -> "GET";
                  case "getHeader" -> headers.get((String) arguments[0]);
                  case "getCookies" -> cookies(headers.get("Cookie"));
                  case "getContextPath" -> "";
                  case "isSecure" -> false;
                  case "getServerName" -> headers.getOrDefault(":authority", "nobody.example");
                  case "getServerPort" -> 80;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }
}

package com.lexintel.api;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A cookie that no script reads, and that comes with no request which another site begins, but for
 * a link.
 */
public record SiteCookie(String name) {
  /** What a browser holds of a login. */
  public static final SiteCookie SESSION = new SiteCookie("lexintel-session");

  // A browser takes a cookie of such a name only over TLS, and only from this very host.
  private static final String HOST_ONLY = "__Host-";

  public Optional<String> in(HttpServletRequest request) {
    String full = fullName(request);
    return all(request)
        .filter(cookie -> cookie.getName().equals(full))
        .map(Cookie::getValue)
        .findFirst();
  }

  /** Those of a request whose names begin with some letters. */
  public static List<SiteCookie> beginningWith(String letters, HttpServletRequest request) {
    String prefix = prefix(request);
    return all(request)
        .map(Cookie::getName)
        .filter(name -> name.startsWith(prefix + letters))
        .map(name -> new SiteCookie(name.substring(prefix.length())))
        .toList();
  }

  /**
   * @param value letters, digits, points, underscores and hyphens
   */
  public void set(
      HttpServletRequest request, HttpServletResponse response, String value, Duration lifetime) {
    response.addHeader(
        "Set-Cookie",
        fullName(request)
            + "="
            + value
            + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
            + lifetime.toSeconds()
            + (PublicAddress.of(request).secure() ? "; Secure" : ""));
  }

  public void clear(HttpServletRequest request, HttpServletResponse response) {
    set(request, response, "", Duration.ZERO);
  }

  private String fullName(HttpServletRequest request) {
    return prefix(request) + name;
  }

  private static String prefix(HttpServletRequest request) {
    return PublicAddress.of(request).secure() ? HOST_ONLY : "";
  }

  private static Stream<Cookie> all(HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return cookies == null ? Stream.empty() : Arrays.stream(cookies);
  }
}

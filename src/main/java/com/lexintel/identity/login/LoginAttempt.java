package com.lexintel.identity.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.lexintel.api.SiteCookie;
import com.lexintel.identity.Secret;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A login that has begun.
 *
 * @param state names it: whoever comes back with it must be the browser that it was begun in
 * @param nonce must be in the id token
 * @param verifier must be sent with the code
 * @param back where to go then
 */
record LoginAttempt(String state, String nonce, String verifier, String back) {
  private static final String COOKIE = "lexintel-login-";
  private static final Duration TAKES_AT_MOST = Duration.ofMinutes(10);
  private static final Pattern STATE = Pattern.compile("[A-Za-z0-9_-]{22}");

  // A request with more cookies than this may be too large for a server.
  private static final int AT_ONCE = 15;

  static LoginAttempt begin(ReturnPath back) {
    return new LoginAttempt(Secret.random(16), Secret.random(32), Secret.random(32), back.text());
  }

  /** Has the browser remember it. */
  void remember(HttpServletRequest request, HttpServletResponse response) {
    List<SiteCookie> others = SiteCookie.beginningWith(COOKIE, request);
    if (others.size() >= AT_ONCE) {
      others.forEach(other -> other.clear(request, response));
    }
    String coded = Base64.getUrlEncoder().withoutPadding().encodeToString(back.getBytes(UTF_8));
    cookie(state).set(request, response, String.join(".", nonce, verifier, coded), TAKES_AT_MOST);
  }

  /** The one that the browser comes back from; it is forgotten, since it is good once. */
  static Optional<LoginAttempt> recall(
      String state, HttpServletRequest request, HttpServletResponse response) {
    if (state == null || !STATE.matcher(state).matches()) {
      return Optional.empty();
    }
    Optional<String> kept = cookie(state).in(request);
    kept.ifPresent(value -> cookie(state).clear(request, response));
    return kept.map(value -> value.split("\\."))
        .filter(parts -> parts.length == 3)
        .map(parts -> new LoginAttempt(state, parts[0], parts[1], decoded(parts[2])));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getUrlDecoder().decode(text), UTF_8);
    } catch (IllegalArgumentException changed) {
      return "";
    }
  }

  private static SiteCookie cookie(String state) {
    return new SiteCookie(COOKIE + state);
  }
}

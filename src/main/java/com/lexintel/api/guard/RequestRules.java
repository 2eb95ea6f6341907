package com.lexintel.api.guard;

import com.lexintel.api.RequestedHost;
import com.lexintel.api.SiteCookie;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which requests are refused for where they come from, before anything reads them. */
final class RequestRules {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
  private static final List<String> FORWARDING =
      List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP");

  private final HttpSettings settings;

  RequestRules(HttpSettings settings) {
    this.settings = settings;
  }

  /** Empty for a request that may go on. */
  Optional<Problem> refusal(HttpServletRequest request) {
    String host = HostName.withoutPort(RequestedHost.of(request));
    // After DNS rebinding a foreign page calls with its own name.
    if (!settings.serves(host)) {
      return refuse(ProblemCode.UNKNOWN_HOST, "LexIntel does not answer under this host name");
    }
    if (!settings.noneAnywhere() && fromElsewhere(request, host)) {
      return refuse(
          ProblemCode.LOGIN_NOT_SET_UP,
          "Without a login LexIntel answers only to its own machine. Set up a login, or set"
              + " lexintel.auth.none-anywhere to let everybody in who reaches it");
    }
    if (request.getMethod().equals("TRACE")) {
      return refuse(ProblemCode.METHOD_NOT_ALLOWED, "Requests are not sent back");
    }
    if (needsOwnSite(request) && crossSite(request)) {
      return refuse(
          ProblemCode.CROSS_SITE,
          "Pages of other sites may neither change anything here nor open a WebSocket");
    }
    return Optional.empty();
  }

  private static Optional<Problem> refuse(ProblemCode code, String detail) {
    return Optional.of(new Problem(code, detail));
  }

  private static boolean fromElsewhere(HttpServletRequest request, String host) {
    return !HostName.isLoopback(host)
        || !HostName.isLoopback(request.getRemoteAddr())
        || FORWARDING.stream().anyMatch(name -> request.getHeader(name) != null);
  }

  /** Browsers keep answers from foreign pages, but not what a WebSocket brings after a GET. */
  private static boolean needsOwnSite(HttpServletRequest request) {
    return !READING.contains(request.getMethod()) || request.getHeader("Upgrade") != null;
  }

  private boolean crossSite(HttpServletRequest request) {
    String origin = request.getHeader("Origin");
    // Front ends of trusted origins call with a token, never with the login of the page.
    if (settings.trusts(origin) && SiteCookie.SESSION.in(request).isEmpty()) {
      return false;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null) {
      return !site.equals("same-origin") && !site.equals("none");
    }
    return origin != null && !authority(origin).equalsIgnoreCase(RequestedHost.of(request));
  }

  /** Only host and port: behind a proxy the scheme is not the one that the browser sees. */
  private static String authority(String origin) {
    try {
      String authority = URI.create(origin).getRawAuthority();
      return authority == null ? "" : authority;
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}

package com.lexintel.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/**
 * Where the browser sees the application, which may be behind a proxy.
 *
 * @param base without a slash at its end
 */
public record PublicAddress(boolean secure, String base) {

  /** The host was let in by its name; the scheme is what a proxy says, or else the server's own. */
  public static PublicAddress of(HttpServletRequest request) {
    String forwarded = request.getHeader("X-Forwarded-Proto");
    boolean secure =
        forwarded == null
            ? request.isSecure()
            // Of several proxies the first is the one that the browser came to.
            : forwarded.split(",", 2)[0].strip().equalsIgnoreCase("https");
    String scheme = secure ? "https" : "http";
    return new PublicAddress(
        secure, scheme + "://" + RequestedHost.of(request) + request.getContextPath());
  }

  /**
   * @param path from the root of the application, with its slash
   */
  public URI uri(String path) {
    return URI.create(base + path);
  }
}

package com.lexintel.api.guard;

import jakarta.servlet.http.HttpServletResponse;

/** Lets the page load and run only what comes with it, and nobody frame it. */
final class SecurityHeaders {
  private SecurityHeaders() {}

  static void set(HttpServletResponse response) {
    response.setHeader(
        "Content-Security-Policy",
        "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none';"
            + " form-action 'self'");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
  }
}

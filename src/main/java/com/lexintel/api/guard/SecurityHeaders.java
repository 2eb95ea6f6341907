package com.lexintel.api.guard;

import jakarta.servlet.http.HttpServletResponse;

/** Lets the page load and run only what comes with it, and nobody frame it. */
final class SecurityHeaders {
  private static final String POLICY =
      "default-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'none';"
          + " form-action 'self'";

  /** PDF.js decodes the images of many scans (JPEG 2000) by a module that it brings itself. */
  private static final String WORKER = "/pdf.worker.min.mjs";

  private static final String WORKER_POLICY = POLICY + "; script-src 'self' 'wasm-unsafe-eval'";

  private SecurityHeaders() {}

  /**
   * @param path of the request
   */
  static void set(String path, HttpServletResponse response) {
    response.setHeader("Content-Security-Policy", path.endsWith(WORKER) ? WORKER_POLICY : POLICY);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
  }
}

package com.lexintel.api.guard;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Lets the front ends of trusted origins read answers. They call with a token: credentials of the
 * browser are never allowed.
 */
record Cors(HttpSettings settings) {

  /** Sets the headers; true when the request was only a question and has its answer now. */
  boolean answered(HttpServletRequest request, HttpServletResponse response) {
    String origin = request.getHeader("Origin");
    if (!settings.trusts(origin)) {
      return false;
    }
    response.setHeader("Access-Control-Allow-Origin", origin);
    response.addHeader("Vary", "Origin");
    response.setHeader(
        "Access-Control-Expose-Headers",
        "Content-Disposition, ETag, Location, Preference-Applied, Retry-After");
    boolean question =
        request.getMethod().equals("OPTIONS")
            && request.getHeader("Access-Control-Request-Method") != null;
    if (question) {
      response.setHeader("Access-Control-Allow-Methods", "GET, POST, PUT, DELETE");
      response.setHeader(
          "Access-Control-Allow-Headers",
          "Authorization, Content-Type, If-None-Match, Last-Event-ID, Prefer");
      response.setHeader("Access-Control-Max-Age", "600");
    }
    return question;
  }
}

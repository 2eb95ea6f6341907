package com.lexintel.api;

import jakarta.servlet.http.HttpServletRequest;

/** The host, and the port if it is not the usual one, that a client has asked. */
public final class RequestedHost {
  private RequestedHost() {}

  /** As HTTP/1.1 says it in a header, and HTTP/2 in what the server makes its own name of. */
  public static String of(HttpServletRequest request) {
    String host = request.getHeader("Host");
    if (host != null) {
      return host;
    }
    int usual = request.isSecure() ? 443 : 80;
    int port = request.getServerPort();
    return request.getServerName() + (port == usual ? "" : ":" + port);
  }
}

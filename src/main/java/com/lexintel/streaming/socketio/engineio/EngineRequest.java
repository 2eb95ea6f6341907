package com.lexintel.streaming.socketio.engineio;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * What a request says of itself.
 *
 * @param version of the protocol; null when it says none
 * @param transport null when it says none
 * @param sid the session that it belongs to; null for a new one
 * @param upgrade whether it asks for a WebSocket
 */
record EngineRequest(String method, String version, String transport, String sid, boolean upgrade) {
  private static final String VERSION = "4";
  private static final String POLLING = "polling";
  private static final String WEBSOCKET = "websocket";

  static EngineRequest of(HttpServletRequest request) {
    return new EngineRequest(
        request.getMethod(),
        parameter(request, "EIO"),
        parameter(request, "transport"),
        parameter(request, "sid"),
        WEBSOCKET.equalsIgnoreCase(request.getHeader("Upgrade")));
  }

  /** Only of the query: a server that looks for it in a form's body would read the packets. */
  private static String parameter(HttpServletRequest request, String name) {
    String query = request.getQueryString();
    if (query == null) {
      return null;
    }
    for (String pair : query.split("&")) {
      if (pair.startsWith(name + "=")) {
        return decoded(pair.substring(name.length() + 1));
      }
    }
    return null;
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return value;
    }
  }

  /**
   * @throws EngineRefusal when it cannot open a session
   */
  void refuseBadHandshake() throws EngineRefusal {
    refuseUnknownTransport();
    if (!method.equals("GET")) {
      throw new EngineRefusal(EngineRefusal.Code.BAD_HANDSHAKE_METHOD);
    }
    if (upgrade != WEBSOCKET.equals(transport)) {
      throw new EngineRefusal(EngineRefusal.Code.BAD_REQUEST);
    }
    if (!VERSION.equals(version)) {
      throw new EngineRefusal(EngineRefusal.Code.UNSUPPORTED_PROTOCOL_VERSION);
    }
  }

  /**
   * A second WebSocket is not refused here, but closed at once, as the protocol says.
   *
   * @param onSocket whether the session goes over a WebSocket
   * @throws EngineRefusal when the request is not of the session's transport
   */
  void refuseOtherTransport(boolean onSocket) throws EngineRefusal {
    refuseUnknownTransport();
    boolean wrong = upgrade ? !WEBSOCKET.equals(transport) : onSocket || !POLLING.equals(transport);
    if (wrong) {
      throw new EngineRefusal(EngineRefusal.Code.BAD_REQUEST);
    }
  }

  private void refuseUnknownTransport() throws EngineRefusal {
    if (!POLLING.equals(transport) && !WEBSOCKET.equals(transport)) {
      throw new EngineRefusal(EngineRefusal.Code.TRANSPORT_UNKNOWN);
    }
  }
}

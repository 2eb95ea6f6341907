package com.lexintel.benchmark.streams;

import java.util.List;

/**
 * How a viewer asks for what it wants.
 *
 * @param path with the query
 * @param headers besides the host, each with its line end
 * @param afterwards text frames that follow the handshake of a WebSocket
 */
record Visit(String path, String headers, List<String> afterwards) {
  static Visit ofEvents(String path) {
    return new Visit(path, "Accept: text/event-stream\r\n", List.of());
  }

  static Visit ofSocket(String path, String protocol, List<String> afterwards) {
    String headers =
        "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    String named = protocol.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + protocol + "\r\n";
    return new Visit(path, headers + named, afterwards);
  }

  /**
   * @param cursor null for none
   */
  String request(String cursor) {
    return "GET "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\n"
        + headers
        + (cursor == null ? "" : "Last-Event-ID: " + cursor + "\r\n")
        + "\r\n";
  }
}

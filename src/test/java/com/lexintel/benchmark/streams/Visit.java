package com.lexintel.benchmark.streams;

import java.util.List;

/**
 * How a viewer asks for what it wants.
 *
 * @param path with the query
 * @param headers besides the host, each with its line end
 * @param afterwards what follows the handshake of a WebSocket
 */
record Visit(String path, String headers, List<Say> afterwards) {
  /**
   * A text frame.
   *
   * @param after how the text begins that it waits for; null for the handshake
   */
  record Say(String after, String frame) {}

  static Visit ofEvents(String path) {
    return new Visit(path, "Accept: text/event-stream\r\n", List.of());
  }

  static Visit ofSocket(String path, String protocol, List<Say> afterwards) {
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

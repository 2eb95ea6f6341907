package com.lexintel.streaming.socketio.engineio;

/**
 * The bounds of sessions.
 *
 * @param path of the servlet, from the application's root, ending in a slash
 * @param pingInterval milliseconds from an answered ping to the next
 * @param pingTimeout milliseconds that a client has to answer one
 * @param maxPayload bytes that a request or a frame of a client may have
 */
public record EngineSettings(String path, long pingInterval, long pingTimeout, int maxPayload) {

  /** Milliseconds that a client has to go over to a WebSocket once it is open. */
  long upgradeTimeout() {
    return 10_000;
  }
}

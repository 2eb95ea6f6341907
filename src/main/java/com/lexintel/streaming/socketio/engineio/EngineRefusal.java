package com.lexintel.streaming.socketio.engineio;

/**
 * A request that the protocol refuses, as its reference server says it: 400 with code and words.
 */
final class EngineRefusal extends Exception {
  private final Code code;

  /** In the order of their numbers. */
  enum Code {
    TRANSPORT_UNKNOWN("Transport unknown"),
    UNKNOWN_SESSION("Session ID unknown"),
    BAD_HANDSHAKE_METHOD("Bad handshake method"),
    BAD_REQUEST("Bad request"),
    FORBIDDEN("Forbidden"),
    UNSUPPORTED_PROTOCOL_VERSION("Unsupported protocol version");

    private final String words;

    Code(String words) {
      this.words = words;
    }
  }

  EngineRefusal(Code code) {
    super(code.words);
    this.code = code;
  }

  String json() {
    return "{\"code\":%d,\"message\":\"%s\"}".formatted(code.ordinal(), code.words);
  }
}

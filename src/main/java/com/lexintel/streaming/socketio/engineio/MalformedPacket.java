package com.lexintel.streaming.socketio.engineio;

/** What a client sent is not of the protocol: its session ends. */
public final class MalformedPacket extends Exception {
  public MalformedPacket(String reason) {
    super(reason);
  }

  public MalformedPacket(String reason, Throwable cause) {
    super(reason, cause);
  }
}

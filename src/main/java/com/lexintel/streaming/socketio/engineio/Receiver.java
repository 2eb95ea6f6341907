package com.lexintel.streaming.socketio.engineio;

/** Takes the messages of one session, one at a time and in their order. */
public interface Receiver {

  /**
   * @throws MalformedPacket when it cannot be understood; the session then ends
   */
  void text(String message) throws MalformedPacket;

  /**
   * @throws MalformedPacket when it cannot be understood; the session then ends
   */
  void binary(byte[] message) throws MalformedPacket;

  /** The session has ended, for whatever reason. */
  void ended();
}

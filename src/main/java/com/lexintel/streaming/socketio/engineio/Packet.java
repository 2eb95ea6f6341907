package com.lexintel.streaming.socketio.engineio;

/**
 * What the two sides of a session tell each other.
 *
 * @param text what follows the type; empty for nothing, null for a binary message
 * @param binary the bytes of a binary message; null for all else
 */
public record Packet(Type type, String text, byte[] binary) {
  static final Packet CLOSE = of(Type.CLOSE, "");
  static final Packet PING = of(Type.PING, "");
  static final Packet NOOP = of(Type.NOOP, "");

  /** In the order of their numbers. */
  enum Type {
    OPEN,
    CLOSE,
    PING,
    PONG,
    MESSAGE,
    UPGRADE,
    NOOP
  }

  static Packet of(Type type, String text) {
    return new Packet(type, text, null);
  }

  public static Packet message(String text) {
    return of(Type.MESSAGE, text);
  }

  public static Packet message(byte[] binary) {
    return new Packet(Type.MESSAGE, null, binary);
  }

  /**
   * @throws MalformedPacket when the text is no packet
   */
  static Packet parse(String text) throws MalformedPacket {
    int type = text.isEmpty() ? -1 : text.charAt(0) - '0';
    if (type < 0 || type >= Type.values().length) {
      throw new MalformedPacket("A packet begins with the number of its type");
    }
    return of(Type.values()[type], text.substring(1));
  }

  boolean isBinary() {
    return binary != null;
  }

  /** The packet as text; a binary one has another form on each transport. */
  String encoded() {
    return type.ordinal() + text;
  }

  /** Roughly how many bytes it takes. */
  int size() {
    return isBinary() ? binary.length * 4 / 3 : text.length();
  }
}

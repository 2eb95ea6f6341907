package com.lexintel.streaming.socketio.engineio;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Several packets as the body of one request or answer. */
final class Payload {
  private static final String SEPARATOR = "\u001e";
  private static final String BINARY = "b";

  private Payload() {}

  static String encode(List<Packet> packets) {
    return packets.stream().map(Payload::encode).collect(Collectors.joining(SEPARATOR));
  }

  private static String encode(Packet packet) {
    return packet.isBinary()
        ? BINARY + Base64.getEncoder().encodeToString(packet.binary())
        : packet.encoded();
  }

  /**
   * @throws MalformedPacket when one of them is none
   */
  static List<Packet> decode(String body) throws MalformedPacket {
    List<Packet> packets = new ArrayList<>();
    for (String part : body.split(SEPARATOR, -1)) {
      packets.add(
          part.startsWith(BINARY) ? Packet.message(bytes(part.substring(1))) : Packet.parse(part));
    }
    return packets;
  }

  private static byte[] bytes(String base64) throws MalformedPacket {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new MalformedPacket("A binary packet must be in Base64", e);
    }
  }
}

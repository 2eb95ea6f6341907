package com.lexintel.streaming.socketio;

import com.lexintel.progress.JsonFactory;
import com.lexintel.streaming.socketio.engineio.Packet;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the two sides of a namespace tell each other.
 *
 * @param ackId by which the other side knows its event again; null where it wants no answer
 * @param data null for none
 * @param attachments the binary parts that placeholders in the data stand for
 */
record SocketPacket(
    Type type, String namespace, String ackId, JsonValue data, List<byte[]> attachments) {
  static final String MAIN = "/";

  /** In the order of their numbers. */
  enum Type {
    CONNECT,
    DISCONNECT,
    EVENT,
    ACK,
    CONNECT_ERROR,
    BINARY_EVENT,
    BINARY_ACK;

    boolean binary() {
      return this == BINARY_EVENT || this == BINARY_ACK;
    }
  }

  static SocketPacket of(Type type, String namespace, JsonValue data) {
    return new SocketPacket(type, namespace, null, data, List.of());
  }

  /** The answer to this event. */
  SocketPacket answer(JsonArray arguments, List<byte[]> parts) {
    Type answer = parts.isEmpty() ? Type.ACK : Type.BINARY_ACK;
    return new SocketPacket(answer, namespace, ackId, arguments, parts);
  }

  boolean isEvent() {
    return type == Type.EVENT || type == Type.BINARY_EVENT;
  }

  /** The name of an event; empty where it is no text. */
  String event() {
    return data.asJsonArray().get(0) instanceof JsonString name ? name.getString() : "";
  }

  /** What comes with an event. */
  List<JsonValue> arguments() {
    JsonArray all = data.asJsonArray();
    return all.subList(1, all.size());
  }

  List<Packet> encoded() {
    String head = type.ordinal() + (type.binary() ? attachments.size() + "-" : "");
    String text = head + prefix(namespace) + (ackId == null ? "" : ackId) + json();
    return Stream.concat(Stream.of(Packet.message(text)), attachments.stream().map(Packet::message))
        .toList();
  }

  private String json() {
    return data == null ? "" : data.toString();
  }

  /** An event whose one argument is JSON already. */
  static Packet event(String namespace, String name, String json) {
    return Packet.message(
        Type.EVENT.ordinal() + prefix(namespace) + "[" + quoted(name) + "," + json + "]");
  }

  private static String prefix(String namespace) {
    return namespace.equals(MAIN) ? "" : namespace + ",";
  }

  private static String quoted(String text) {
    return JsonFactory.JSON.createValue(text).toString();
  }
}

package com.lexintel.streaming.socketio;

import com.lexintel.identity.Client;
import com.lexintel.progress.JsonFactory;
import com.lexintel.streaming.socketio.engineio.EngineSession;
import com.lexintel.streaming.socketio.engineio.Packet;
import com.lexintel.streaming.socketio.engineio.SessionEnd;
import jakarta.json.JsonArray;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** A client in one namespace, as the server speaks to it. */
record Peer(EngineSession session, String namespace) {

  Client client() {
    return session.client();
  }

  CompletionStage<?> send(Packet packet) {
    return session.send(List.of(packet));
  }

  /**
   * @param json the one argument
   */
  CompletionStage<?> emit(String event, String json) {
    return send(SocketPacket.event(namespace, event, json));
  }

  /** Answers what the client has said, by an event or an acknowledgement. */
  void reply(SocketPacket packet) {
    session.reply(packet.encoded());
  }

  /** Acknowledges an event with one argument, if the client wants that. */
  void acknowledge(SocketPacket event, JsonValue argument) {
    if (event.ackId() != null) {
      JsonArray arguments = JsonFactory.JSON.createArrayBuilder().add(argument).build();
      reply(event.answer(arguments, List.of()));
    }
  }

  /** Tells the client not to come back by itself, and ends its session. */
  void disconnect(SessionEnd end) {
    SocketPacket last = SocketPacket.of(SocketPacket.Type.DISCONNECT, namespace, null);
    session.endAfter(last.encoded(), end);
  }
}

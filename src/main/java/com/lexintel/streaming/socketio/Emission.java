package com.lexintel.streaming.socketio;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.state.Topic;
import com.lexintel.progress.JsonFactory;
import com.lexintel.streaming.socketio.engineio.Packet;
import java.util.UUID;

/** How the messages about a topic are emitted. */
enum Emission {
  /** {@code progress}: the event as a stream tells it. */
  OF_DOCUMENT("document_id") {
    @Override
    Packet packet(Message message, Topic topic) {
      return message.formFor(
          this, same -> SocketPacket.event(SocketPacket.MAIN, "progress", same.data()));
    }

    @Override
    UUID id(Topic topic) {
      return topic.documents().iterator().next();
    }
  },

  /** {@code case_progress}: a stream's data with the case and the cursor. */
  OF_CASE("case_id") {
    @Override
    Packet packet(Message message, Topic topic) {
      return message.formFor(
          this,
          same ->
              SocketPacket.event(
                  SocketPacket.MAIN,
                  "case_progress",
                  "{" + named(topic) + cursor(same.id()) + "," + same.data().substring(1)));
    }

    @Override
    UUID id(Topic topic) {
      return topic.cases().iterator().next();
    }
  };

  private final String field;

  Emission(String field) {
    this.field = field;
  }

  /** Made once for all clients: the same topic is at the same place in all of them. */
  abstract Packet packet(Message message, Topic topic);

  abstract UUID id(Topic topic);

  /** The id of what is watched, as a field of JSON. */
  String named(Topic topic) {
    return "\"" + field + "\":\"" + id(topic) + "\"";
  }

  private static String cursor(String cursor) {
    return cursor == null ? "" : ",\"cursor\":" + JsonFactory.JSON.createValue(cursor);
  }
}

package com.lexintel.streaming.socketio;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.state.Topic;
import com.lexintel.progress.JsonFactory;
import com.lexintel.streaming.Delivery;
import com.lexintel.streaming.Ending;
import com.lexintel.streaming.socketio.engineio.SessionEnd;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A topic that one client watches. */
final class TopicDelivery implements Delivery {
  private final Peer peer;
  private final Emission emission;
  private final Topic topic;
  private final SocketPacket request;

  /**
   * @param request is acknowledged as the first of all
   */
  TopicDelivery(Peer peer, Emission emission, Topic topic, SocketPacket request) {
    this.peer = peer;
    this.emission = emission;
    this.topic = topic;
    this.request = request;
    peer.session().subscribed();
  }

  @Override
  public CompletionStage<?> send(Message message) {
    if (message.endsAccess()) {
      return peer.emit("closed", named(message.data()));
    }
    if (message.control()) {
      peer.acknowledge(request, parsed("{\"ok\":true," + message.data().substring(1)));
      return taken();
    }
    return peer.send(emission.packet(message, topic));
  }

  private String named(String object) {
    return "{" + emission.named(topic) + "," + object.substring(1);
  }

  private static JsonObject parsed(String json) {
    try (JsonReader reader = JsonFactory.JSON.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  private static CompletionStage<?> taken() {
    return CompletableFuture.completedFuture(null);
  }

  /** The session has pings of its own. */
  @Override
  public CompletionStage<?> heartbeat() {
    return taken();
  }

  /** A client whose session ends without a word comes back by itself, to another node. */
  @Override
  public CompletionStage<?> farewell() {
    return taken();
  }

  @Override
  public boolean gone() {
    return peer.session().hasEnded();
  }

  @Override
  public void end(Ending ending) {
    peer.session().unsubscribed();
    switch (ending) {
      case LEFT -> {}
      case ACCESS_REVOKED -> peer.disconnect(SessionEnd.ACCESS_REVOKED);
      case STOPPING -> peer.session().end(SessionEnd.SERVER_STOPS);
      case UNREAD -> peer.session().end(SessionEnd.MESSAGES_UNREAD);
      case COMPLETE -> peer.emit("complete", "{" + emission.named(topic) + "}");
    }
  }
}

package com.lexintel.streaming.socketio;

import com.lexintel.api.Refusal;
import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Topic;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Ids;
import com.lexintel.progress.JsonFactory;
import com.lexintel.streaming.ClientSubscription;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What one client watches, and what it asks for. */
final class Watcher implements Namespace.Listener {
  static final int MOST_WATCHED = 100;

  private final Peer peer;
  private final LiveProgress live;
  private final Map<Topic, ClientSubscription> watched = new ConcurrentHashMap<>();

  Watcher(Peer peer, LiveProgress live) {
    this.peer = peer;
    this.live = live;
  }

  /** Whatever is wrong with it is acknowledged. */
  @Override
  public void event(SocketPacket event) {
    try {
      WatchRequest request = WatchRequest.of(event);
      switch (event.event()) {
        case "watch_document" -> watch(request, request.document(), Emission.OF_DOCUMENT, event);
        case "watch_case" -> watch(request, request.legalCase(), Emission.OF_CASE, event);
        case "unwatch_document" -> unwatch(request.document(), event);
        case "unwatch_case" -> unwatch(request.legalCase(), event);
        default ->
            throw new Problem(
                ProblemCode.BAD_REQUEST,
                "Emit watch_document, watch_case, unwatch_document or unwatch_case");
      }
    } catch (RuntimeException refused) {
      peer.acknowledge(event, refusal(Refusal.of(refused)));
    }
  }

  private static JsonObject refusal(Problem problem) {
    return JsonFactory.JSON
        .createObjectBuilder()
        .add("ok", false)
        .add("code", problem.code().word())
        .add("detail", problem.getMessage())
        .build();
  }

  /** Watching again begins anew: a client that lost count need not care. */
  private void watch(WatchRequest request, Topic topic, Emission emission, SocketPacket event) {
    String cursor = request.cursor();
    ClientSubscription before = watched.get(topic);
    if (before == null && watched.size() >= MOST_WATCHED) {
      throw new Problem(
          ProblemCode.TOO_MANY_STREAMS, "A connection may watch " + MOST_WATCHED + " things");
    }
    if (before == null) {
      live.refuseMore(peer.client(), 1);
    }
    live.refuseUnknown(peer.client().identity(), topic, cursor != null);
    if (before != null) {
      before.leave();
    }
    ClientSubscription begun =
        new ClientSubscription(
            new TopicDelivery(peer, emission, topic, event), ended -> watched.remove(topic, ended));
    watched.put(topic, begun);
    begun.follow(sink -> live.follow(peer.client(), topic, sink, cursor, Fields.ALL));
  }

  /** What has just ended by itself is not watched any more, which is no mistake of the client. */
  private void unwatch(Topic topic, SocketPacket event) {
    ClientSubscription subscription = watched.get(topic);
    if (subscription != null) {
      subscription.leave();
    }
    peer.acknowledge(event, JsonFactory.JSON.createObjectBuilder().add("ok", true).build());
  }

  @Override
  public void left() {
    List.copyOf(watched.values()).forEach(ClientSubscription::leave);
  }

  /** The one argument of an event. Nothing in it can be trusted to be of the right type. */
  private record WatchRequest(JsonObject json) {
    private static WatchRequest of(SocketPacket event) {
      if (event.arguments().size() == 1 && event.arguments().get(0) instanceof JsonObject json) {
        return new WatchRequest(json);
      }
      throw new Problem(ProblemCode.BAD_REQUEST, "An event brings one JSON object");
    }

    private Topic document() {
      return Topic.document(Ids.ofDocument(json.getString("document_id", "")));
    }

    private Topic legalCase() {
      return Topic.legalCase(Ids.ofCase(json.getString("case_id", "")));
    }

    /** Null when there is none. */
    private String cursor() {
      String cursor = json.getString("cursor", "");
      return cursor.isBlank() ? null : cursor;
    }
  }
}

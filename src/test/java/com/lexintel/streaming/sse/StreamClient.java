package com.lexintel.streaming.sse;

import com.lexintel.Api;
import com.lexintel.channels.SimulatedNode;
import com.lexintel.channels.delivery.ClientReading;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.streaming.DoorClient;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;

/** Follows server-sent events. */
public final class StreamClient implements DoorClient, ClientReading.Through {
  private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled", "deleted");

  private final FakeEventSink server = new FakeEventSink();

  public StreamClient(SimulatedNode node, Client caller, Topic topic, String cursor) {
    node.live().refuseUnknown(caller.identity(), topic, cursor != null);
    node.live().follow(caller, topic, new SseSink(server, Runnable::run), cursor, Fields.ALL);
  }

  private List<JsonObject> messages() {
    return server.data().stream().map(Api::parse).toList();
  }

  @Override
  public List<JsonObject> events() {
    return messages().stream().flatMap(DoorClient::events).toList();
  }

  @Override
  public String cursor() {
    List<String> ids = server.ids();
    return ids.isEmpty() ? null : ids.get(ids.size() - 1);
  }

  /** The end of a stream says nothing by itself. */
  @Override
  public End end() {
    if (server.closes() == 0) {
      return null;
    }
    String last =
        messages().stream()
            .reduce((earlier, later) -> later)
            .map(message -> message.getString("status", ""))
            .orElse("");
    if (last.equals("closed")) {
      return End.ACCESS_REVOKED;
    }
    return ENDS.contains(last) ? End.COMPLETE : End.COME_BACK;
  }

  @Override
  public ClientReading below() {
    return server;
  }
}

package com.lexintel.streaming.websocket;

import com.lexintel.Api;
import com.lexintel.channels.SimulatedNode;
import com.lexintel.channels.UncountedConnection;
import com.lexintel.channels.delivery.ClientReading;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.streaming.DoorClient;
import com.lexintel.streaming.socket.FakeSession;
import com.lexintel.streaming.socket.Protocol;
import com.lexintel.streaming.socket.Socket;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Follows by WebSocket. */
public final class SimulatedSocket implements DoorClient, ClientReading.Through {
  private final FakeSession server;

  private SimulatedSocket(
      SimulatedNode node, Client caller, FakeSession server, Protocol protocol) {
    this.server = server;
    Socket socket =
        new Socket(server.session(), UncountedConnection.of(caller), Runnable::run, node.time());
    protocol.begin(socket, server.session(), caller);
  }

  /** By a subscription at {@code /ws}. */
  public static DoorClient subscribed(
      SimulatedNode node, Client caller, Topic topic, String cursor) {
    FakeSession server = new FakeSession();
    SimulatedSocket client =
        new SimulatedSocket(node, caller, server, new ProgressProtocol(node.live(), null));
    JsonObjectBuilder request =
        Json.createObjectBuilder()
            .add("type", "subscribe")
            .add("id", "1")
            .add("document_ids", array(topic.documents()))
            .add("case_ids", array(topic.cases()));
    if (cursor != null) {
      request.add("cursor", cursor);
    }
    server.says(request.build().toString());
    return client;
  }

  /** By the socket of one document. */
  public static DoorClient ofDocument(
      SimulatedNode node, Client caller, Topic topic, String cursor) {
    String id = topic.documents().iterator().next().toString();
    FakeSession server =
        new FakeSession()
            .requested(
                Map.of("id", id),
                cursor == null ? Map.of() : Map.of("last_event_id", List.of(cursor)));
    return new SimulatedSocket(node, caller, server, new DocumentProtocol(node.live()));
  }

  private static JsonArrayBuilder array(Collection<UUID> ids) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    ids.forEach(id -> array.add(id.toString()));
    return array;
  }

  private Stream<JsonObject> messages() {
    return server.texts().stream().map(Api::parse);
  }

  /** At the socket of one document a message is the event itself. */
  @Override
  public List<JsonObject> events() {
    return messages()
        .map(message -> message.containsKey("data") ? message.getJsonObject("data") : message)
        .flatMap(DoorClient::events)
        .toList();
  }

  @Override
  public String cursor() {
    return messages()
        .map(
            message ->
                message.getString("cursor", String.valueOf(message.getOrDefault("seq", null))))
        .filter(cursor -> !cursor.equals("null"))
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  @Override
  public End end() {
    if (messages().anyMatch(message -> message.getString("type", "").equals("complete"))) {
      return End.COMPLETE;
    }
    if (server.closes().isEmpty()) {
      return null;
    }
    return switch (server.closes().get(0)) {
      case 1000 -> End.COMPLETE;
      case 4403 -> End.ACCESS_REVOKED;
      case 1012, 1013 -> End.COME_BACK;
      default -> throw new AssertionError(server.closes());
    };
  }

  @Override
  public ClientReading below() {
    return server;
  }
}

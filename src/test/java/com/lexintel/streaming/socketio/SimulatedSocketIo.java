package com.lexintel.streaming.socketio;

import com.lexintel.channels.SimulatedNode;
import com.lexintel.channels.delivery.ClientReading;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.streaming.DoorClient;
import com.lexintel.streaming.socketio.engineio.EngineSession;
import com.lexintel.streaming.socketio.engineio.FakeClient;
import com.lexintel.streaming.socketio.engineio.Receiver;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/** Follows one document or one case by Socket.IO. */
public final class SimulatedSocketIo implements DoorClient, ClientReading.Through {
  private final FakeClient server;

  private SimulatedSocketIo(FakeClient server, Topic topic, String cursor) {
    this.server = server;
    boolean ofCase = topic.documents().isEmpty();
    String id = (ofCase ? topic.cases() : topic.documents()).iterator().next().toString();
    JsonObjectBuilder request =
        Json.createObjectBuilder().add(ofCase ? "case_id" : "document_id", id);
    if (cursor != null) {
      request.add("cursor", cursor);
    }
    server.says("0");
    server.says(
        "21[\"%s\",%s]".formatted(ofCase ? "watch_case" : "watch_document", request.build()));
  }

  public static DoorClient bySocket(SimulatedNode node, Client caller, Topic topic, String cursor) {
    return new SimulatedSocketIo(
        FakeClient.bySocket(caller, application(node), node.time()), topic, cursor);
  }

  public static DoorClient byPolls(SimulatedNode node, Client caller, Topic topic, String cursor) {
    return new SimulatedSocketIo(
        FakeClient.byPolls(caller, application(node), node.time()), topic, cursor);
  }

  private static Function<EngineSession, Receiver> application(SimulatedNode node) {
    Map<String, Namespace> namespaces = Map.of("/", new ProgressNamespace(node.live()));
    return session -> new Connection(session, namespaces, node.time(), 45_000);
  }

  /** The arguments of what the server has emitted under a name. */
  private Stream<JsonObject> emitted(String... names) {
    return server.messages().stream()
        .filter(message -> message.startsWith("2["))
        .map(message -> parsed(message.substring(1)))
        .filter(event -> List.of(names).contains(event.getString(0)))
        .map(event -> event.getJsonObject(1));
  }

  private static JsonArray parsed(String json) {
    try (JsonReader reader = Json.createReader(new StringReader(json))) {
      return reader.readArray();
    }
  }

  @Override
  public List<JsonObject> events() {
    return emitted("progress", "case_progress").flatMap(DoorClient::events).toList();
  }

  /** For one document it is the seq. */
  @Override
  public String cursor() {
    return emitted("progress", "case_progress")
        .map(
            told ->
                told.containsKey("seq")
                    ? told.get("seq").toString()
                    : told.getString("cursor", null))
        .filter(Objects::nonNull)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  @Override
  public End end() {
    if (emitted("complete").findAny().isPresent()) {
      return End.COMPLETE;
    }
    if (!server.session().hasEnded()) {
      return null;
    }
    return emitted("closed").findAny().isPresent() ? End.ACCESS_REVOKED : End.COME_BACK;
  }

  @Override
  public ClientReading below() {
    return server;
  }
}

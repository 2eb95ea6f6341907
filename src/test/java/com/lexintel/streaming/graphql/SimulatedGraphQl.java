package com.lexintel.streaming.graphql;

import com.lexintel.Api;
import com.lexintel.channels.SimulatedNode;
import com.lexintel.channels.UncountedConnection;
import com.lexintel.channels.delivery.ClientReading;
import com.lexintel.channels.state.Topic;
import com.lexintel.graphql.GraphQlEngine;
import com.lexintel.graphql.GraphQlRequest;
import com.lexintel.identity.Client;
import com.lexintel.streaming.DoorClient;
import com.lexintel.streaming.events.EventOutput;
import com.lexintel.streaming.socket.FakeSession;
import com.lexintel.streaming.socket.Socket;
import com.lexintel.streaming.sse.FakeEventSink;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.WeakHashMap;
import java.util.stream.Stream;

/** Follows one document or one case by a GraphQL subscription. */
public abstract class SimulatedGraphQl implements DoorClient {
  private static final String DOCUMENT =
      "subscription($id: ID!, $since: String) { documentProgress(documentId: $id, since: $since) {"
          + " documentId status seq message cursor } }";
  private static final String CASE =
      "subscription($id: ID!, $since: String) { caseProgress(caseId: $id, since: $since) {"
          + " documents { documentId status seq message } cursor } }";

  private static final Map<SimulatedNode, GraphQlEngine> ENGINES = new WeakHashMap<>();

  private SimulatedGraphQl() {}

  /** By {@code graphql-transport-ws}. */
  public static DoorClient bySocket(SimulatedNode node, Client caller, Topic topic, String cursor) {
    return new OverSocket(node, caller, topic, cursor);
  }

  /** By {@code graphql-sse}. */
  public static DoorClient byEvents(SimulatedNode node, Client caller, Topic topic, String cursor) {
    return new OverEvents(node, caller, topic, cursor);
  }

  private static GraphQlEngine engine(SimulatedNode node) {
    return ENGINES.computeIfAbsent(
        node,
        first ->
            new GraphQlEngine(
                List.of(new ProgressFields(node.live(), Runnable::run)), null, false));
  }

  private static String request(Topic topic, String cursor) {
    boolean ofCase = topic.documents().isEmpty();
    String id = (ofCase ? topic.cases() : topic.documents()).iterator().next().toString();
    String query = ofCase ? CASE : DOCUMENT;
    return cursor == null
        ? GraphQlClient.body(query, "id", id)
        : GraphQlClient.body(query, "id", id, "since", cursor);
  }

  /** The results that have come, errors among them. */
  abstract Stream<JsonObject> results();

  private Stream<JsonObject> told() {
    return results()
        .filter(result -> result.get("data") instanceof JsonObject)
        .map(result -> result.getJsonObject("data").values().iterator().next().asJsonObject());
  }

  @Override
  public List<JsonObject> events() {
    return told()
        .flatMap(
            told ->
                told.containsKey("documents")
                    ? told.getJsonArray("documents").getValuesAs(JsonObject.class).stream()
                    : Stream.of(told))
        .map(SimulatedGraphQl::named)
        .toList();
  }

  private static JsonObject named(JsonObject event) {
    return Json.createObjectBuilder()
        .add("document_id", event.get("documentId"))
        .add("status", event.get("status"))
        .add("message", event.getOrDefault("message", JsonValue.NULL))
        .add("seq", event.getOrDefault("seq", JsonValue.NULL))
        .build();
  }

  @Override
  public String cursor() {
    return told()
        .map(told -> told.getString("cursor", null))
        .filter(Objects::nonNull)
        .reduce((earlier, later) -> later)
        .orElse(null);
  }

  boolean revoked() {
    return results().anyMatch(result -> result.toString().contains("access_revoked"));
  }

  private static final class OverSocket extends SimulatedGraphQl implements ClientReading.Through {
    private final FakeSession server = new FakeSession(TransportProtocol.NAME);

    private OverSocket(SimulatedNode node, Client caller, Topic topic, String cursor) {
      Socket socket =
          new Socket(server.session(), UncountedConnection.of(caller), Runnable::run, node.time());
      new TransportProtocol(engine(node), node.time()).begin(socket, server.session(), caller);
      server.says("{\"type\":\"connection_init\"}");
      server.says(
          "{\"type\":\"subscribe\",\"id\":\"1\",\"payload\":" + request(topic, cursor) + "}");
    }

    private Stream<JsonObject> messages() {
      return server.texts().stream().map(Api::parse);
    }

    @Override
    Stream<JsonObject> results() {
      return messages()
          .filter(message -> List.of("next", "error").contains(message.getString("type")))
          .map(message -> message.get("payload") instanceof JsonObject result ? result : message);
    }

    @Override
    public End end() {
      if (revoked()) {
        return End.ACCESS_REVOKED;
      }
      if (messages().anyMatch(message -> message.getString("type").equals("complete"))) {
        return End.COMPLETE;
      }
      return server.closes().isEmpty() ? null : End.COME_BACK;
    }

    @Override
    public ClientReading below() {
      return server;
    }
  }

  private static final class OverEvents extends SimulatedGraphQl implements ClientReading.Through {
    private final FakeEventSink server = new FakeEventSink();

    private OverEvents(SimulatedNode node, Client caller, Topic topic, String cursor) {
      Connection connection = new StreamConnection(new EventOutput(server, Runnable::run));
      new Operation(connection, () -> {})
          .begin(engine(node), GraphQlRequest.parse(request(topic, cursor)), caller);
    }

    @Override
    Stream<JsonObject> results() {
      return server.data().stream().filter(data -> !data.isEmpty()).map(Api::parse);
    }

    /** The event "complete" has no data. */
    @Override
    public End end() {
      if (revoked()) {
        return End.ACCESS_REVOKED;
      }
      if (server.closes() == 0) {
        return null;
      }
      return server.data().contains("") ? End.COMPLETE : End.COME_BACK;
    }

    @Override
    public ClientReading below() {
      return server;
    }
  }
}

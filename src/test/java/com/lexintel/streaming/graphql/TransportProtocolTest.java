package com.lexintel.streaming.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.channels.Events;
import com.lexintel.channels.FakeDatabase;
import com.lexintel.channels.FakeTime;
import com.lexintel.channels.SimulatedNode;
import com.lexintel.channels.UncountedConnection;
import com.lexintel.graphql.GraphQlEngine;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.progress.Status;
import com.lexintel.streaming.socket.FakeSession;
import com.lexintel.streaming.socket.Socket;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransportProtocolTest {
  private static final Client CALLER = new Client(Identity.LOCAL, null);
  private static final UUID FIRST = Events.document(1);
  private static final UUID SECOND = Events.document(2);
  private static final String DOCUMENT =
      "subscription { documentProgress(documentId: \"%s\") { status seq cursor progress } }"
          .formatted(FIRST);
  private static final String CASE =
      "subscription { caseProgress(caseId: \"%s\") {"
          + " documents { documentId seq } summary { total } cursor } }";

  private final FakeTime time = new FakeTime();
  private final FakeDatabase database = new FakeDatabase(time);
  private final SimulatedNode node = new SimulatedNode(time, database);
  private final FakeSession client = new FakeSession("graphql-transport-ws");
  private final Socket socket =
      new Socket(client.session(), UncountedConnection.of(CALLER), Runnable::run, time);
  private final GraphQlEngine engine =
      new GraphQlEngine(List.of(new ProgressFields(node.live(), Runnable::run)), null, false);
  private final TransportProtocol protocol = new TransportProtocol(engine, time);

  @BeforeEach
  void connect() {
    database.store(Events.processing(FIRST, 5, 40));
    database.store(Events.processing(SECOND, 3, 10));
    protocol.begin(socket, client.session(), CALLER);
  }

  @Test
  void aLateJoinerGetsTheStateThenWhatChangesThenTheEnd() {
    initialise();
    subscribe("a", DOCUMENT);
    assertEquals(5, progress(1).getInt("seq"));
    assertEquals("5", progress(1).getString("cursor"));

    time.pass(1_000);
    node.hear(Events.processing(FIRST, 6, 60));
    time.pass(1_000);
    database.store(Events.event(FIRST, Status.COMPLETED, 7));
    time.pass(3_000);

    assertEquals(List.of("connection_ack", "next", "next", "next", "complete"), types());
    assertEquals("completed", progress(3).getString("status"));
    assertTrue(socket.bare());
  }

  @Test
  void whatChangesWhileOneIsInFlightIsMergedBehindIt() {
    initialise();
    subscribe("a", DOCUMENT);
    time.pass(1_000);
    client.stall();
    for (int seq = 6; seq < 30; seq++) {
      node.hear(Events.processing(FIRST, seq, 50 + seq / 2));
      time.pass(200);
    }
    assertEquals(3, client.texts().size(), "one is in flight");
    client.read();
    time.pass(1_000);

    assertEquals(4, client.texts().size(), "and one came of all the others");
    assertEquals(6, progress(2).getInt("seq"));
    assertEquals(29, progress(3).getInt("seq"));
    assertEquals(0, client.refusals());
  }

  @Test
  void aCursorBringsOnlyWhatChanged() {
    initialise();
    subscribe("a", CASE.formatted(Events.CASE));
    JsonObject all = payload(1).getJsonObject("caseProgress");
    assertEquals(2, all.getJsonArray("documents").size());
    client.says("{\"type\":\"complete\",\"id\":\"a\"}");
    database.store(Events.processing(SECOND, 4, 20));
    time.pass(2_000);
    int before = client.texts().size();

    subscribe("b", CASE.formatted(Events.CASE + "\", since: \"" + all.getString("cursor")));
    JsonObject changed = payload(before).getJsonObject("caseProgress");
    assertEquals(1, changed.getJsonArray("documents").size());
    assertEquals(
        SECOND.toString(),
        changed.getJsonArray("documents").getJsonObject(0).getString("documentId"));
  }

  @Test
  void whatIsCompletedIsSilentAndItsIdIsFree() {
    initialise();
    subscribe("a", CASE.formatted(Events.CASE));
    client.says("{\"type\":\"complete\",\"id\":\"a\"}");
    int before = client.texts().size();
    database.store(Events.processing(FIRST, 6, 60));
    time.pass(3_000);
    assertEquals(before, client.texts().size());
    subscribe("a", DOCUMENT);
    assertEquals(before + 1, client.texts().size());
  }

  @Test
  void aClientThatGoesLeavesNothing() {
    initialise();
    subscribe("a", CASE.formatted(Events.CASE));
    subscribe("b", DOCUMENT);
    socket.closed();
    protocol.end();
    time.pass(10_000);
    assertTrue(node.isIdle());
    assertTrue(socket.bare());
  }

  @Test
  void whoSaysNothingIsSentAway() {
    time.pass(TransportProtocol.PATIENCE);
    assertEquals(List.of(4408), client.closes());
  }

  @Test
  void aConnectionHasSoManySubscriptions() {
    initialise();
    for (int n = 0; n < TransportProtocol.MOST_OPERATIONS; n++) {
      subscribe("s" + n, CASE.formatted(Events.CASE));
    }
    int before = client.texts().size();
    subscribe("more", DOCUMENT);
    assertTrue(client.texts().get(before).contains("too_many_streams"));
  }

  @Test
  void clientsThatBreakTheProtocolAreSentAway() {
    client.says("");
    assertEquals(List.of(4400), client.closes());
  }

  private void initialise() {
    client.says("{\"type\":\"connection_init\",\"payload\":{\"any\":1}}");
  }

  private void subscribe(String id, String query) {
    JsonObject payload = Json.createObjectBuilder().add("query", query).build();
    client.says(
        Json.createObjectBuilder()
            .add("type", "subscribe")
            .add("id", id)
            .add("payload", payload)
            .build()
            .toString());
  }

  private List<String> types() {
    return client.texts().stream().map(Api::parse).map(text -> text.getString("type")).toList();
  }

  private JsonObject payload(int n) {
    return Api.parse(client.texts().get(n)).getJsonObject("payload").getJsonObject("data");
  }

  private JsonObject progress(int n) {
    return payload(n).getJsonObject("documentProgress");
  }
}

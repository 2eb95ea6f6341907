package com.lexintel.streaming.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.Events;
import com.lexintel.channels.FakeDatabase;
import com.lexintel.channels.FakeTime;
import com.lexintel.channels.SimulatedNode;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.progress.Status;
import com.lexintel.streaming.socketio.engineio.FakeClient;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WatcherTest {
  private static final UUID FIRST = Events.document(1);
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private final FakeTime time = new FakeTime();
  private final FakeDatabase database = new FakeDatabase(time);
  private final SimulatedNode node = new SimulatedNode(time, database);
  private final FakeClient client =
      FakeClient.bySocket(
          new Client(Identity.LOCAL, null),
          session ->
              new Connection(
                  session, Map.of("/", new ProgressNamespace(node.live())), time, 45_000),
          time);

  @BeforeEach
  void fill() {
    database.store(Events.processing(FIRST, 5, 40));
  }

  private void join() {
    client.says("0");
  }

  @Test
  void aDocumentIsWatchedFromItsStateToItsEnd() {
    join();
    client.says("21[\"watch_document\",{\"document_id\":\"%s\"}]".formatted(FIRST));
    time.pass(1_000);
    node.hear(Events.processing(FIRST, 6, 60));
    time.pass(1_000);
    database.store(Events.event(FIRST, Status.COMPLETED, 7));
    time.pass(3_000);

    JsonObject acknowledged = acknowledgement(1, "31");
    assertTrue(acknowledged.getBoolean("ok"));
    assertFalse(acknowledged.getBoolean("resumed"));
    assertEquals(
        List.of("progress", "progress", "progress", "complete"),
        events().stream().map(event -> event.getString(0)).toList());
    assertEquals(
        List.of(5, 6, 7),
        events().subList(0, 3).stream()
            .map(event -> event.getJsonObject(1).getInt("seq"))
            .toList());
    assertTrue(client.session().bare());
    assertFalse(client.session().hasEnded());
  }

  @Test
  void aCaseIsWatchedWithItsCursor() {
    join();
    watchCase("");
    JsonObject state = events().get(0).getJsonObject(1);
    assertEquals("case_progress", events().get(0).getString(0));
    assertEquals(Events.CASE.toString(), state.getString("case_id"));
    assertEquals(1, state.getJsonArray("documents").size());
    assertEquals(1, state.getJsonObject("summary").getInt("processing"));

    // Watched again with the cursor, nothing is told twice.
    watchCase(",\"cursor\":\"" + state.getString("cursor") + "\"");
    assertTrue(acknowledgement(3, "31").getBoolean("resumed"));
    assertEquals(1, events().size());
    database.store(Events.processing(Events.document(2), 3, 10));
    time.pass(3_000);
    assertEquals(2, events().size());
    assertEquals(1, events().get(1).getJsonObject(1).getJsonArray("documents").size());
  }

  private void watchCase(String more) {
    client.says("21[\"watch_case\",{\"case_id\":\"%s\"%s}]".formatted(Events.CASE, more));
  }

  @Test
  void whatIsNoLongerWatchedIsNotTold() {
    join();
    watchCase("");
    client.says("22[\"unwatch_case\",{\"case_id\":\"%s\"}]".formatted(Events.CASE));
    client.says("23[\"unwatch_document\",{\"document_id\":\"%s\"}]".formatted(FIRST));
    int before = client.messages().size();
    node.hear(Events.processing(FIRST, 6, 60));
    time.pass(3_000);
    assertEquals(before, client.messages().size());
    assertEquals("32[{\"ok\":true}]", client.messages().get(before - 2));
    assertEquals("33[{\"ok\":true}]", client.messages().get(before - 1));
    assertTrue(client.session().bare());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "[\"watch_document\"]; bad_request",
        "[\"watch_document\",\"x\"]; bad_request",
        "[\"watch_document\",{}]; document_not_found",
        "[\"watch_document\",{\"document_id\":7}]; document_not_found",
        "[\"watch_document\",{\"document_id\":\"" + NOBODY + "\"}]; document_not_found",
        "[\"watch_case\",{\"case_id\":[]}]; case_not_found",
        "[\"unwatch_case\",{}]; case_not_found",
        "[\"dance\",{}]; bad_request",
        "[7,{}]; bad_request"
      })
  void whatIsWrongIsAcknowledgedWithItsCode(String event, String code) {
    join();
    client.says("21" + event);
    JsonObject refusal = acknowledgement(1, "31");
    assertFalse(refusal.getBoolean("ok"));
    assertEquals(code, refusal.getString("code"));
    assertTrue(client.session().bare());
    assertFalse(client.session().hasEnded());
    // Who wants no acknowledgement gets none.
    client.says("2" + event);
    assertEquals(2, client.messages().size());
  }

  @Test
  void theNumberOfWatchedThingsIsBounded() {
    for (int n = 2; n < Watcher.MOST_WATCHED + 3; n++) {
      database.store(Events.processing(Events.document(n), 3, 10));
    }
    join();
    for (int n = 2; n < Watcher.MOST_WATCHED + 3; n++) {
      client.says(
          "2%d[\"watch_document\",{\"document_id\":\"%s\"}]".formatted(n, Events.document(n)));
    }
    assertEquals(1, client.messages().stream().filter(m -> m.contains("too_many_streams")).count());
  }

  @Test
  void whoConnectsToNothingIsSentAway() {
    client.says("0/admin,");
    assertEquals("4/admin,{\"message\":\"Invalid namespace\"}", client.messages().get(0));
    time.pass(45_000);
    assertTrue(client.session().hasEnded());
  }

  @Test
  void whoSpeaksBeforeItConnectsIsSentAway() {
    client.says("2[\"watch_case\",{\"case_id\":\"%s\"}]".formatted(Events.CASE));
    assertTrue(client.session().hasEnded());
  }

  @Test
  void aSessionThatEndsLeavesNothing() {
    join();
    watchCase("");
    client.says("1");
    assertTrue(client.session().bare());
    assertFalse(client.session().hasEnded());
    client.says("0");
    watchCase("");
    assertFalse(client.session().bare());
    client.says("2{}");
    assertTrue(client.session().hasEnded() && client.session().bare());
    time.pass(60_000);
    assertTrue(node.isIdle());
  }

  private List<JsonArray> events() {
    return client.messages().stream()
        .filter(message -> message.startsWith("2["))
        .map(message -> Json.createReader(new StringReader(message.substring(1))).readArray())
        .toList();
  }

  private JsonObject acknowledgement(int index, String prefix) {
    String message = client.messages().get(index);
    assertTrue(message.startsWith(prefix + "["), message);
    return Json.createReader(new StringReader(message.substring(prefix.length())))
        .readArray()
        .getJsonObject(0);
  }
}

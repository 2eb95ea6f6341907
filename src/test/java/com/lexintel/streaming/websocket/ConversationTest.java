package com.lexintel.streaming.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.Events;
import com.lexintel.channels.FakeDatabase;
import com.lexintel.channels.FakeTime;
import com.lexintel.channels.SimulatedNode;
import com.lexintel.channels.UncountedConnection;
import com.lexintel.channels.answer.AnswerNode;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.progress.Status;
import com.lexintel.streaming.socket.FakeSession;
import com.lexintel.streaming.socket.Socket;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConversationTest {
  private static final UUID FIRST = Events.document(1);
  private static final UUID SECOND = Events.document(2);

  private final FakeTime time = new FakeTime();
  private final FakeDatabase database = new FakeDatabase(time);
  private final SimulatedNode node = new SimulatedNode(time, database);
  private final AnswerNode answers = new AnswerNode(time);
  private final FakeSession client = new FakeSession();
  private final Socket socket =
      new Socket(client.session(), UncountedConnection.local(), Runnable::run, time);
  private final Conversation conversation =
      new Conversation(
          new Client(Identity.LOCAL, null), socket, node.live(), answers.live(node.live()));

  @BeforeEach
  void listen() {
    socket.listen(conversation::received);
    database.store(Events.processing(FIRST, 5, 40));
    database.store(Events.processing(SECOND, 3, 10));
  }

  @Test
  void aLateJoinerGetsTheStateThenWhatChangesThenTheEnd() {
    subscribe("a", "\"document_ids\":[\"" + FIRST + "\"]");
    assertEquals("connected", message(0).getString("type"));
    assertFalse(message(0).getBoolean("resumed"));
    assertEquals(5, message(1).getJsonObject("data").getInt("seq"));
    assertEquals("5", message(1).getString("cursor"));

    time.pass(1_000);
    node.hear(Events.processing(FIRST, 6, 60));
    time.pass(1_000);
    database.store(Events.event(FIRST, Status.COMPLETED, 7));
    time.pass(3_000);

    assertEquals(
        List.of("connected", "progress", "progress", "progress", "complete"),
        messages().stream().map(message -> message.getString("type")).toList());
    assertEquals("completed", message(3).getJsonObject("data").getString("status"));
    messages().forEach(message -> assertEquals("a", message.getString("id")));
    assertTrue(socket.bare());
  }

  @Test
  void aCursorBringsOnlyWhatChanged() {
    subscribe("a", "\"case_ids\":[\"" + Events.CASE + "\"]");
    String cursor = message(1).getString("cursor");
    assertEquals(2, message(1).getJsonObject("data").getJsonArray("documents").size());
    database.store(Events.processing(SECOND, 4, 20));

    subscribe("b", "\"case_ids\":[\"%s\"],\"cursor\":\"%s\"".formatted(Events.CASE, cursor));
    time.pass(2_000);

    List<JsonObject> resumed = of("b");
    assertTrue(resumed.get(0).getBoolean("resumed"));
    JsonObject data = resumed.get(1).getJsonObject("data");
    assertEquals(1, data.getJsonArray("documents").size());
    assertEquals(
        SECOND.toString(),
        data.getJsonArray("documents").getJsonObject(0).getString("document_id"));
  }

  @Test
  void anAnswerIsFollowedAsItsStreamIs() {
    UUID answer = answers.write("Ten years");
    subscribe("a", "\"answer_ids\":[\"" + answer + "\"],\"cursor\":4");
    assertEquals("connected", message(0).getString("type"));
    assertTrue(message(0).getBoolean("resumed"));
    assertEquals("years", message(1).getJsonObject("data").getString("text"));
    assertEquals("9", message(1).getString("cursor"));
    answers.end(answer, ".");
    time.pass(1_100);
    assertEquals(".", message(2).getJsonObject("data").getString("text"));
    assertEquals("completed", message(3).getJsonObject("data").getString("status"));
    assertEquals("complete", message(4).getString("type"));
    subscribe("b", "\"answer_ids\":[\"" + UUID.randomUUID() + "\"]");
    assertEquals("answer_not_found", message(5).getString("code"));
    subscribe("c", "\"answer_ids\":[\"%s\"],\"case_ids\":[\"%s\"]".formatted(answer, Events.CASE));
    assertEquals("bad_request", message(6).getString("code"));
  }

  @Test
  void whatIsUnsubscribedIsSilentAndItsIdIsFree() {
    subscribe("a", "\"document_ids\":[\"" + FIRST + "\"]");
    client.says("{\"type\":\"unsubscribe\",\"id\":\"a\"}");
    int before = client.texts().size();
    database.store(Events.processing(FIRST, 6, 60));
    time.pass(3_000);
    assertEquals(before, client.texts().size());

    subscribe("a", "\"document_ids\":[\"" + SECOND + "\"]");
    assertEquals("connected", message(before).getString("type"));
  }

  @Test
  void aClientThatGoesLeavesNothing() {
    subscribe("a", "\"case_ids\":[\"" + Events.CASE + "\"]");
    subscribe("b", "\"document_ids\":[\"" + FIRST + "\"]");
    socket.closed();
    conversation.end();
    assertTrue(socket.bare());
    // The state of a document is kept for who comes back after a moment.
    time.pass(5_000);
    assertTrue(node.isIdle());
  }

  @Test
  void aPingIsAnsweredInItsForm() {
    client.says("ping");
    client.says("{\"type\":\"ping\"}");
    assertEquals(List.of("pong", "{\"type\":\"pong\"}"), client.texts());
  }

  @Test
  void whatIsNestedTooDeepIsMalformed() {
    client.says("{\"type\":" + "[".repeat(60_000));
    assertEquals("malformed_json", message(0).getString("code"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "junk; malformed_json",
        "''; malformed_json",
        "[1]; malformed_json",
        "null; malformed_json",
        "{\"type\":\"subscribe\"; malformed_json",
        "{}; bad_request",
        "{\"type\":7}; bad_request",
        "{\"type\":\"dance\",\"id\":\"1\"}; bad_request",
        "{\"type\":\"subscribe\",\"case_ids\":[]}; bad_request",
        "{\"type\":\"subscribe\",\"id\":\"1\"}; bad_request",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"document_ids\":\"x\"}; bad_request",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"document_ids\":[1]}; bad_request",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"document_ids\":[\"x\"]}; document_not_found",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"case_ids\":[\"x\"]}; case_not_found",
        "{\"type\":\"subscribe\",\"id\":\"1\",\"document_ids\":"
            + "[\"00000000-0000-4000-8000-000000000000\"]}; document_not_found",
      })
  void whatIsWrongIsAnsweredWithItsCode(String text, String code) {
    client.says(text);
    assertEquals(1, client.texts().size());
    assertEquals("error", message(0).getString("type"));
    assertEquals(code, message(0).getString("code"));
    assertFalse(client.texts().get(0).contains("Exception"), client.texts()::toString);
    assertTrue(socket.bare());
    assertEquals(List.of(), client.closes());
  }

  @Test
  void anErrorNamesTheSubscription() {
    subscribe("a\"b", "\"document_ids\":[\"x\"]".replace("x", "no id"));
    assertEquals("a\"b", message(0).getString("id"));
  }

  @Test
  void subscriptionsAreBoundedAndTheirIdsAreUnique() {
    for (int n = 0; n < Conversation.MOST_FOLLOWED; n++) {
      subscribe(String.valueOf(n), "\"document_ids\":[\"" + FIRST + "\"]");
    }
    client.texts().clear();
    subscribe("0", "\"document_ids\":[\"" + SECOND + "\"]");
    subscribe("more", "\"document_ids\":[\"" + SECOND + "\"]");
    assertEquals("bad_request", message(0).getString("code"));
    assertEquals("too_many_streams", message(1).getString("code"));
  }

  private void subscribe(String id, String rest) {
    client.says(
        "{\"type\":\"subscribe\",\"id\":%s,%s}".formatted(Json.createValue(id).toString(), rest));
  }

  private List<JsonObject> messages() {
    return client.texts().stream()
        .map(text -> Json.createReader(new StringReader(text)).readObject())
        .toList();
  }

  private List<JsonObject> of(String id) {
    return messages().stream().filter(message -> message.getString("id").equals(id)).toList();
  }

  private JsonObject message(int index) {
    return messages().get(index);
  }
}

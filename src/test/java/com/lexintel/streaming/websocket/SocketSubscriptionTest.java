package com.lexintel.streaming.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.channels.Events;
import com.lexintel.channels.FakeAccess;
import com.lexintel.channels.FakeDatabase;
import com.lexintel.channels.FakeTime;
import com.lexintel.channels.SimulatedNode;
import com.lexintel.channels.UncountedConnection;
import com.lexintel.channels.answer.AnswerNode;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.streaming.socket.FakeSession;
import com.lexintel.streaming.socket.Socket;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Several answers under one id, by a user who may follow three things at once. */
class SocketSubscriptionTest {
  private static final Identity ANNA =
      new Identity("anna", "anna", Set.of(), false, true, "oidc", null, null);
  private static final UUID NOBODY = UUID.randomUUID();

  private final FakeTime time = new FakeTime();
  private final FakeAccess access = new FakeAccess();
  private final SimulatedNode node = new SimulatedNode(time, new FakeDatabase(time), access);
  private final AnswerNode answers = new AnswerNode(time);
  private final UUID first = answers.write("Ten years");
  private final UUID second = answers.write(Events.CASE, "Ohio");
  private final UUID third = answers.write("Rent");
  private final FakeSession client = new FakeSession();
  private Socket socket;
  private Conversation conversation;

  @BeforeEach
  void listen() {
    callAs(new Client(ANNA, null));
  }

  private void callAs(Client caller) {
    socket = new Socket(client.session(), UncountedConnection.of(caller), Runnable::run, time);
    conversation = new Conversation(caller, socket, node.live(), answers.live(node.live()));
    socket.listen(conversation::received);
  }

  @Test
  void eachMessageSaysWhichAnswerItIsAboutAndTheEndComesOnce() {
    subscribe("a", null, first, second);
    assertEquals(2, node.live().streams());
    assertEquals(List.of("connected", "progress"), types(first));
    assertEquals(List.of("connected", "progress"), types(second));
    assertEquals("Ohio", last(second).getJsonObject("data").getString("text"));
    assertEquals("4", last(second).getString("cursor"));

    answers.end(first, ".");
    time.pass(1_100);
    assertEquals("completed", last(first).getJsonObject("data").getString("status"));
    assertEquals("10", last(first).getString("cursor"));
    assertEquals(1, node.live().streams());
    assertFalse(told().contains("complete"));
    assertFalse(socket.bare());

    answers.end(second, ".");
    time.pass(1_100);
    assertEquals("completed", last(second).getJsonObject("data").getString("status"));
    assertEquals(1, messages().filter(each -> each.getString("type").equals("complete")).count());
    assertEquals("{\"type\":\"complete\",\"id\":\"a\"}", client.texts().get(told().size() - 1));
    messages().forEach(message -> assertEquals("a", message.getString("id")));
    assertNothingIsFollowed();

    subscribe("a", null, third);
    assertEquals(List.of("connected", "progress"), types(third));
  }

  @Test
  void eachAnswerIsResumedAtItsOwnOffset() {
    JsonObject offsets =
        Json.createObjectBuilder()
            .add(first.toString().toUpperCase(Locale.ROOT), 4)
            .add(third.toString(), "1")
            .add(NOBODY.toString(), 7)
            .add("nonsense", 7)
            .build();
    subscribe("a", offsets.toString(), first, second, third);
    assertEquals("years", last(first).getJsonObject("data").getString("text"));
    assertEquals("Ohio", last(second).getJsonObject("data").getString("text"));
    assertEquals("ent", last(third).getJsonObject("data").getString("text"));
    assertEquals(
        List.of(true, false, true),
        Stream.of(first, second, third)
            .map(answer -> about(answer).get(0).getBoolean("resumed"))
            .toList());
  }

  @Test
  void anObjectIsTheCursorOfOneAnswerToo() {
    subscribe("a", "{\"%s\":4}".formatted(first), first, first);
    assertEquals(1, node.live().streams());
    assertEquals("years", last(first).getJsonObject("data").getString("text"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "\"4\""})
  void oneOffsetIsNotThatOfSeveral(String cursor) {
    subscribe("a", cursor, first, second);
    assertRefused("bad_request");
  }

  @Test
  void whoUnsubscribesLeavesAllAndIsToldNoEnd() {
    subscribe("a", null, first, second);
    answers.end(first, ".");
    time.pass(1_100);
    client.texts().clear();
    client.says("{\"type\":\"unsubscribe\",\"id\":\"a\"}");
    answers.end(second, ".");
    time.pass(3_000);
    assertEquals(List.of(), client.texts());
    assertNothingIsFollowed();
  }

  @Test
  void whoGoesLeavesNothing() {
    subscribe("a", null, first, second);
    socket.closed();
    conversation.end();
    assertNothingIsFollowed();
  }

  @Test
  void anAnswerThatDoesNotExistRefusesAll() {
    subscribe("a", null, first, NOBODY);
    assertRefused("answer_not_found");
  }

  @Test
  void anAnswerThatIsNotForTheCallerRefusesAll() {
    access.hide(ANNA, Events.CASE);
    subscribe("a", null, first, second);
    assertRefused("answer_not_found");
  }

  @Test
  void moreThanAreLeftToTheCallerAreRefusedTogether() {
    subscribe("a", null, first);
    client.texts().clear();
    subscribe("b", null, first, second, third);
    assertEquals("too_many_streams", only().getString("code"));
    assertEquals(1, node.live().streams());
  }

  /** The text of the first is known to the node, so that only the second must be read. */
  @Test
  void whatFailsHalfWayIsUndoneUntold() {
    subscribe("a", null, first);
    client.texts().clear();
    answers.away(true);
    subscribe("b", null, first, second);
    assertEquals("error", only().getString("type"));
    assertEquals("b", only().getString("id"));
    assertEquals(1, node.live().streams());

    answers.away(false);
    client.texts().clear();
    subscribe("b", null, first, second);
    assertEquals(List.of("connected", "progress"), types(first));
    assertEquals(List.of("connected", "progress"), types(second));
  }

  @Test
  void accessThatEndsToOneEndsTheConnection() {
    subscribe("a", null, first, second);
    access.hide(ANNA, Events.CASE);
    node.checkAccess();
    time.pass(2_000);
    JsonObject closed = last(second);
    assertEquals("closed", closed.getString("type"));
    assertEquals("access_revoked", closed.getString("reason"));
    assertEquals(List.of(4403), client.closes());
    conversation.end();
    assertNothingIsFollowed();
    assertFalse(told().contains("complete"));
  }

  /** The limits of users are out of the way. */
  @Test
  void eachAnswerIsOneOfThoseThatAConnectionMayFollow() {
    callAs(new Client(Identity.LOCAL, null));
    UUID[] many =
        IntStream.range(0, Conversation.MOST_FOLLOWED)
            .mapToObj(n -> answers.write("?"))
            .toArray(UUID[]::new);
    subscribe("a", null, first, second);
    client.texts().clear();
    subscribe("b", null, many);
    assertEquals("too_many_streams", only().getString("code"));

    client.texts().clear();
    subscribe("c", null, Stream.concat(Stream.of(first), Stream.of(many)).toArray(UUID[]::new));
    assertEquals("bad_request", only().getString("code"));

    client.says("{\"type\":\"unsubscribe\",\"id\":\"a\"}");
    subscribe("b", null, many);
    assertEquals(many.length, node.live().streams());
  }

  private void subscribe(String id, String cursor, UUID... followed) {
    JsonArrayBuilder ids = Json.createArrayBuilder();
    Stream.of(followed).forEach(answer -> ids.add(answer.toString()));
    String last = cursor == null ? "" : ",\"cursor\":" + cursor;
    client.says(
        "{\"type\":\"subscribe\",\"id\":\"%s\",\"answer_ids\":%s%s}"
            .formatted(id, ids.build(), last));
  }

  private Stream<JsonObject> messages() {
    return client.texts().stream().map(Api::parse);
  }

  private List<String> told() {
    return messages().map(message -> message.getString("type")).collect(Collectors.toList());
  }

  private JsonObject only() {
    assertEquals(1, client.texts().size(), client.texts()::toString);
    return messages().findFirst().orElseThrow();
  }

  private List<JsonObject> about(UUID answer) {
    return messages()
        .filter(message -> message.getString("answer_id", "").equals(answer.toString()))
        .toList();
  }

  private List<String> types(UUID answer) {
    return about(answer).stream().map(message -> message.getString("type")).toList();
  }

  private JsonObject last(UUID answer) {
    List<JsonObject> all = about(answer);
    return all.get(all.size() - 1);
  }

  private void assertRefused(String code) {
    assertEquals("error", only().getString("type"));
    assertEquals("a", only().getString("id"));
    assertEquals(code, only().getString("code"));
    assertNothingIsFollowed();
  }

  private void assertNothingIsFollowed() {
    assertTrue(socket.bare());
    assertEquals(0, node.live().streams());
  }
}

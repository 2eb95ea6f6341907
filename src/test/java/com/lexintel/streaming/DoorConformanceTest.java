package com.lexintel.streaming;

import static com.lexintel.channels.Events.document;
import static com.lexintel.channels.Events.event;
import static com.lexintel.channels.Events.processing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.Events;
import com.lexintel.channels.FakeAccess;
import com.lexintel.channels.FakeDatabase;
import com.lexintel.channels.FakeTime;
import com.lexintel.channels.RecordingSink;
import com.lexintel.channels.SimulatedNode;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.progress.Status;
import com.lexintel.streaming.DoorClient.End;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What is promised of streams holds at every door. The nodes are real but for their servers; their
 * database, their time and the clients are simulated.
 */
class DoorConformanceTest {
  private static final UUID FIRST = document(1);
  private static final UUID SECOND = document(2);
  private static final Topic OF_FIRST = Topic.document(FIRST);
  private static final Topic OF_CASE = Topic.legalCase(Events.CASE);
  private static final Client LOCAL = new Client(Identity.LOCAL, null);
  private static final Client ANNA =
      new Client(new Identity("anna", "anna", Set.of(), false, true, "oidc", null, null), null);

  private final FakeTime time = new FakeTime();
  private final FakeDatabase database = new FakeDatabase(time);
  private final FakeAccess access = new FakeAccess();
  private final SimulatedNode node = new SimulatedNode(time, database, access);
  private final SimulatedNode other = new SimulatedNode(time, database, access);

  @BeforeEach
  void fill() {
    database.store(processing(FIRST, 5, 40));
    database.store(processing(SECOND, 3, 10));
  }

  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#pushing")
  void aLateJoinerGetsTheStateThenWhatChangesThenTheEnd(Door door) {
    DoorClient client = door.open(node, LOCAL, OF_FIRST, null);
    assertEquals(List.of(5), client.seqs(FIRST));
    time.pass(1_000);
    node.hear(processing(FIRST, 6, 60));
    time.pass(1_000);
    assertEquals(List.of(5, 6), client.seqs(FIRST));
    assertNull(client.end());
    database.store(event(FIRST, Status.COMPLETED, 7));
    time.pass(3_000);
    assertEquals(List.of(5, 6, 7), client.seqs(FIRST));
    assertEquals("completed", last(client));
    assertEquals(End.COMPLETE, client.end());
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#pushing")
  void whoComesAfterTheEndIsToldTheEnd(Door door) {
    database.store(event(FIRST, Status.FAILED, 9));
    DoorClient client = door.open(node, LOCAL, OF_FIRST, null);
    time.pass(1_000);
    assertEquals(List.of(9), client.seqs(FIRST));
    assertEquals("failed", last(client));
    assertEquals(End.COMPLETE, client.end());
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#ofCases")
  void aCaseGoesOnWithWhatComesAndGoes(Door door) {
    DoorClient client = door.open(node, LOCAL, OF_CASE, null);
    assertEquals(List.of(5), client.seqs(FIRST));
    assertEquals(List.of(3), client.seqs(SECOND));
    database.store(processing(document(3), 1, 0));
    time.pass(2_000);
    assertEquals(List.of(1), client.seqs(document(3)));
    for (UUID id : List.of(FIRST, SECOND, document(3))) {
      database.store(event(id, Status.COMPLETED, 20));
    }
    time.pass(2_000);
    database.store(event(FIRST, Status.DELETED, 21));
    time.pass(2_000);
    assertEquals("deleted", last(client));
    assertEquals(List.of(3, 20), client.seqs(SECOND));
    assertNull(client.end());
  }

  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#ofCases")
  void whatComesTwiceOrTooLateIsNotTold(Door door) {
    DoorClient client = door.open(node, LOCAL, OF_CASE, null);
    List<Integer> heard = new ArrayList<>(client.seqs(FIRST));
    for (int seq : List.of(6, 8, 7, 8, 5, 11, 10, 9)) {
      node.hear(processing(FIRST, seq, 50));
      time.pass(300);
      heard = client.seqs(FIRST);
    }
    assertEquals(List.of(5, 6, 8, 11), heard);
  }

  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#ofCases")
  void whatComesWhileOneDoesNotReadIsMerged(Door door) {
    DoorClient client = door.open(node, LOCAL, OF_CASE, null);
    client.seqs(FIRST);
    client.stall();
    for (int seq = 6; seq < 66; seq++) {
      database.store(processing(FIRST, seq, 50));
      node.hear(processing(FIRST, seq, 50));
      time.pass(300);
    }
    client.read();
    time.pass(2_000);
    List<Integer> seqs = client.seqs(FIRST);
    assertEquals(seqs.stream().sorted().distinct().toList(), seqs);
    assertEquals(65, seqs.get(seqs.size() - 1));
    // What a transport has taken before it noticed comes too.
    assertTrue(seqs.size() <= 4, seqs::toString);
    assertNull(client.end());
  }

  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#pushing")
  void whoStopsReadingDelaysNobodyAndIsLetGo(Door door) {
    RecordingSink reading = node.follow(OF_FIRST, null);
    DoorClient client = door.open(node, LOCAL, OF_FIRST, null);
    client.stall();
    for (int seq = 6; seq < 200; seq++) {
      node.hear(processing(FIRST, seq, 50));
      time.pass(400);
      assertEquals(seq, reading.last().getInt("seq"));
    }
    assertEquals(0, node.live().streams(), "streams of clients");
    client.read();
    time.pass(2_000);
    assertEquals(End.COME_BACK, client.end());
    assertTrue(client.seqs(FIRST).size() <= 4, client.events()::toString);
  }

  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#pushing")
  void whoGoesWithoutAWordIsFoundOut(Door door) {
    DoorClient client = door.open(node, LOCAL, OF_FIRST, null);
    assertEquals(1, node.live().streams());
    client.leave();
    node.hear(processing(FIRST, 6, 50));
    time.pass(1_000);
    node.hear(processing(FIRST, 7, 50));
    time.pass(1_000);
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#pushingCases")
  void whoseAccessEndsIsToldSoAndNothingElse(Door door) {
    DoorClient client = door.open(node, ANNA, OF_CASE, null);
    DoorClient another = door.open(node, LOCAL, OF_CASE, null);
    access.hide(ANNA.identity(), Events.CASE);
    node.checkAccess();
    node.hear(processing(FIRST, 6, 50));
    time.pass(2_000);
    assertEquals(List.of(5), client.seqs(FIRST));
    assertEquals(End.ACCESS_REVOKED, client.end());
    assertEquals(List.of(5, 6), another.seqs(FIRST));
    assertNull(another.end());
    assertEquals(1, node.live().streams());
  }

  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#pushing")
  void aStopSendsTheClientsElsewhere(Door door) {
    DoorClient reading = door.open(node, LOCAL, OF_FIRST, null);
    DoorClient stalled = door.open(node, LOCAL, OF_FIRST, null);
    stalled.stall();
    node.hear(processing(FIRST, 6, 50));
    time.pass(200);
    node.hear(processing(FIRST, 7, 50));
    node.stop();
    time.pass(3_500);
    assertEquals(End.COME_BACK, reading.end());
    assertEquals(0, node.live().streams());
    DoorClient tooLate = door.open(node, LOCAL, OF_FIRST, null);
    time.pass(100);
    assertEquals(End.COME_BACK, tooLate.end());
    assertEquals(List.of(), tooLate.seqs(FIRST));
    assertNothingIsLeft();
    stalled.read();
    assertEquals(End.COME_BACK, stalled.end());

    // What it had is where it goes on.
    DoorClient elsewhere = door.open(other, LOCAL, OF_FIRST, reading.cursor());
    database.store(processing(FIRST, 8, 60));
    time.pass(2_000);
    assertEquals(List.of(8), elsewhere.seqs(FIRST));
  }

  /** It need not number its events, nor know of more fields than those of the old plan. */
  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#pushingCases")
  void whatAnotherWorkerPublishesIsTold(Door door) {
    DoorClient client = door.open(node, LOCAL, OF_CASE, null);
    for (int page = 1; page < 4; page++) {
      node.hear(
          FIRST,
          """
          {"document_id":"%s","status":"processing","step":"extraction","progress":%d,
           "message":"Translating page %d","timestamp":"2026-11-23T10:15:30.123456"}
          """
              .formatted(FIRST, 10 * page, page));
      time.pass(1_000);
      List<JsonObject> events = client.events();
      JsonObject told = events.get(events.size() - 1);
      assertEquals("Translating page " + page, told.getString("message"));
      assertEquals(FIRST.toString(), told.getString("document_id"));
    }
    node.hear(processing(FIRST, 6, 50));
    time.pass(1_000);
    assertEquals(List.of(5, 6), client.seqs(FIRST));
  }

  /** Without Redis nothing is heard, and the database is read. */
  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#ofCases")
  void withoutRedisTheDatabaseIsFollowed(Door door) {
    DoorClient client = door.open(node, LOCAL, OF_CASE, null);
    client.seqs(FIRST);
    for (int seq = 6; seq < 10; seq++) {
      database.store(processing(FIRST, seq, 50));
      time.pass(2_000);
      List<Integer> seqs = client.seqs(FIRST);
      assertEquals(seq, seqs.get(seqs.size() - 1));
    }
    assertEquals(List.of(5, 6, 7, 8, 9), client.seqs(FIRST));
  }

  /** A stream outlives the database, and tells afterwards what was missed. */
  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#pushingCases")
  void withoutTheDatabaseLiveEventsAreTold(Door door) {
    DoorClient client = door.open(node, LOCAL, OF_CASE, null);
    database.goAway(true);
    node.hear(processing(FIRST, 6, 50));
    time.pass(3_000);
    assertEquals(List.of(5, 6), client.seqs(FIRST));
    database.goAway(false);
    database.store(processing(SECOND, 4, 50));
    time.pass(3_000);
    assertEquals(List.of(3, 4), client.seqs(SECOND));
    assertNull(client.end());
  }

  static Stream<Arguments> pairsOfCases() {
    return pairs(Door.ofCases().toList());
  }

  static Stream<Arguments> pairsOfDocuments() {
    return pairs(Door.pushing().toList());
  }

  private static Stream<Arguments> pairs(List<Door> doors) {
    return doors.stream().flatMap(from -> doors.stream().map(to -> Arguments.of(from, to)));
  }

  /** Whatever door and node it is from: only what is missing is told. */
  @ParameterizedTest
  @MethodSource("pairsOfCases")
  void aCursorOfACaseIsTakenAtEveryDoorOfEveryNode(Door from, Door to) {
    DoorClient before = from.open(node, LOCAL, OF_CASE, null);
    database.store(processing(FIRST, 6, 50));
    time.pass(2_000);
    assertEquals(List.of(5, 6), before.seqs(FIRST));
    String cursor = before.cursor();
    before.leave();
    database.store(processing(SECOND, 4, 50));
    database.store(processing(document(3), 1, 0));

    DoorClient after = to.open(other, LOCAL, OF_CASE, cursor);
    time.pass(1_000);
    assertEquals(List.of(4), after.seqs(SECOND));
    assertEquals(List.of(1), after.seqs(document(3)));
    assertEquals(List.of(), after.seqs(FIRST));
    other.hear(processing(FIRST, 7, 60));
    time.pass(1_000);
    assertEquals(List.of(7), after.seqs(FIRST));
  }

  @ParameterizedTest
  @MethodSource("pairsOfDocuments")
  void aCursorOfADocumentIsTakenAtEveryDoorOfEveryNode(Door from, Door to) {
    DoorClient before = from.open(node, LOCAL, OF_FIRST, null);
    String cursor = before.cursor();
    assertEquals("5", cursor);
    DoorClient same = to.open(other, LOCAL, OF_FIRST, cursor);
    assertEquals(List.of(), same.seqs(FIRST));
    database.store(event(FIRST, Status.COMPLETED, 7));
    DoorClient later = to.open(other, LOCAL, OF_FIRST, cursor);
    time.pass(3_000);
    assertEquals(List.of(7), same.seqs(FIRST));
    assertEquals(List.of(7), later.seqs(FIRST));
    assertEquals(End.COMPLETE, later.end());
  }

  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#ofCases")
  void aCursorThatCannotBeUsedCostsASnapshot(Door door) {
    for (String cursor : List.of("nonsense", "1.2", "999999999.0.0")) {
      DoorClient client = door.open(node, LOCAL, OF_CASE, cursor);
      time.pass(200);
      assertEquals(List.of(5), client.seqs(FIRST), cursor);
      assertEquals(List.of(3), client.seqs(SECOND), cursor);
    }
  }

  @ParameterizedTest
  @MethodSource("com.lexintel.streaming.Door#pushingCases")
  void manyClientsHaveTheSame(Door door) {
    List<DoorClient> clients =
        IntStream.range(0, 300).mapToObj(n -> door.open(node, LOCAL, OF_CASE, null)).toList();
    for (int seq = 6; seq < 9; seq++) {
      node.hear(processing(FIRST, seq, 50));
      time.pass(1_000);
    }
    assertEquals(300, node.live().streams());
    clients.forEach(client -> assertEquals(List.of(5, 6, 7, 8), client.seqs(FIRST)));
  }

  private static String last(DoorClient client) {
    List<JsonObject> events = client.events();
    return events.get(events.size() - 1).getString("status");
  }

  private void assertNothingIsLeft() {
    assertEquals(0, node.live().streams());
    time.pass(10_000);
    assertTrue(node.isIdle());
  }
}

package com.lexintel.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of subscribers whose access ends. */
class AccessGuardTest {
  private static final UUID CASE = UUID.randomUUID();
  private static final UUID OTHER_CASE = UUID.randomUUID();
  private static final UUID DOC = UUID.randomUUID();
  private static final UUID OTHER_DOC = UUID.randomUUID();
  private static final UUID TOKEN = UUID.randomUUID();
  private static final UUID SESSION = UUID.randomUUID();
  private static final String CLOSED = "{\"status\":\"closed\",\"reason\":\"access_revoked\"}";

  private final FakeTime time = new FakeTime();
  private final FakeDatabase database = new FakeDatabase(time);
  private final SimulatedNode node = new SimulatedNode(time, database);
  private final FakeAccess walls = new FakeAccess();
  private final RecordingSink reader = new RecordingSink();
  private final Identity anna = identity("anna", null, null);
  private AccessGuard guard;

  @BeforeEach
  void start() {
    guard = new AccessGuard(node.subscriptions(), walls, time, time.clock(), Runnable::run);
    database.store(event(DOC, CASE, 5));
    database.store(event(OTHER_DOC, OTHER_CASE, 7));
  }

  @Test
  void aStreamOfACaseThatIsLostIsClosed() {
    follow(anna, Topic.legalCase(CASE));
    int before = reader.messages().size();
    guard.check();
    assertFalse(reader.closed());
    walls.hide(anna, CASE);
    guard.check();
    assertClosed();
    database.store(event(DOC, CASE, 6));
    time.pass(5_000);
    assertEquals(before, reader.messages().size(), "nothing comes any more");
    assertEquals(0, node.subscriptions().subscribers());
  }

  @Test
  void aStreamOfADocumentGoesWithItsCase() {
    follow(anna, Topic.document(DOC));
    walls.hide(anna, OTHER_CASE);
    guard.check();
    assertFalse(reader.closed());
    walls.hide(anna, CASE);
    guard.check();
    assertClosed();
  }

  @Test
  void whatBelongsToACaseGoesWithIt() {
    guard.followWithin(
        anna,
        CASE,
        reader,
        gate -> node.subscriptions().follow(Topic.document(OTHER_DOC), gate, null, Fields.ALL));
    walls.hide(anna, OTHER_CASE);
    guard.check();
    assertFalse(reader.closed());
    walls.hide(anna, CASE);
    guard.check();
    assertClosed();
  }

  @Test
  void onlyTheOnesWhoLoseItAreClosed() {
    Identity ben = identity("ben", null, null);
    RecordingSink other = new RecordingSink();
    guard.follow(ben, Topic.legalCase(CASE), other, null, Fields.ALL);
    follow(anna, Topic.legalCase(CASE));
    walls.hide(anna, CASE);
    guard.check();
    assertClosed();
    assertFalse(other.closed());
    database.store(event(DOC, CASE, 6));
    time.pass(2_000);
    assertEquals(6, other.latest(DOC).getInt("seq"));
  }

  @Test
  void aTokenThatIsEndedClosesItsStreams() {
    walls.issue(TOKEN);
    follow(identity("anna", TOKEN, null), Topic.legalCase(CASE));
    guard.check();
    assertFalse(reader.closed());
    walls.end(TOKEN);
    guard.check();
    assertClosed();
  }

  @Test
  void aLoginThatEndsClosesItsStreams() {
    Identity atPage = ofPage("anna", Set.of());
    walls.logIn(SESSION, atPage);
    follow(atPage, Topic.legalCase(CASE));
    guard.check();
    assertFalse(reader.closed());
    walls.logOut(SESSION);
    assertCode(ProblemCode.UNAUTHENTICATED, atPage, Topic.legalCase(CASE));
    guard.check();
    assertClosed();
  }

  @Test
  void aStreamGoesOnWithTheGroupsThatALoginHasNow() {
    Identity before = ofPage("anna", Set.of("staff"));
    Identity after = ofPage("anna", Set.of("readers"));
    walls.logIn(SESSION, before);
    follow(before, Topic.legalCase(CASE));
    walls.hide(before, CASE);
    walls.logIn(SESSION, after);
    guard.check();
    assertFalse(reader.closed(), "the new groups let in");
    walls.hide(after, CASE);
    guard.check();
    assertClosed();
  }

  @Test
  void anIdentityThatExpiresClosesItsStreamsWithoutADatabase() {
    Instant now = time.clock().instant();
    RecordingSink later = new RecordingSink();
    Identity valid = identity("anna", null, now.plusSeconds(1));
    guard.follow(valid, Topic.legalCase(CASE), later, null, Fields.ALL);
    follow(identity("anna", null, now), Topic.legalCase(CASE));
    walls.goAway();
    guard.check();
    assertClosed();
    assertFalse(later.closed());
  }

  @Test
  void ofSeveralCasesOnlyTheLostOnesGo() {
    follow(anna, Topic.mix(List.of(), List.of(CASE, OTHER_CASE)));
    assertEquals(2, reader.summary().getInt("total"));
    walls.hide(anna, OTHER_CASE);
    guard.check();
    time.pass(1_000);
    assertFalse(reader.closed());
    assertEquals("deleted", reader.latest(OTHER_DOC).getString("status"));
    assertEquals(8, reader.latest(OTHER_DOC).getInt("seq"), "above what the reader knows");
    assertEquals(1, reader.summary().getInt("total"));
    database.store(event(OTHER_DOC, OTHER_CASE, 20));
    database.store(event(DOC, CASE, 6));
    time.pass(2_000);
    assertEquals(6, reader.latest(DOC).getInt("seq"));
    assertEquals(CASE.toString(), reader.latest(DOC).getString("case_id"), "it named several");
    assertEquals("deleted", reader.latest(OTHER_DOC).getString("status"));
    walls.hide(anna, CASE);
    guard.check();
    assertClosed();
    assertEquals(0, node.subscriptions().subscribers());
    assertEquals(0, reader.overlapping());
  }

  @Test
  void numbersAreGivenAnewWhenOnlySomeCasesGo() {
    Topic both = Topic.mix(List.of(), List.of(CASE, OTHER_CASE));
    RecordingSink numbers = new RecordingSink(Fields.CHANGED_BY_NUMBER);
    guard.follow(anna, both, numbers, null, Fields.CHANGED_BY_NUMBER);
    walls.hide(anna, OTHER_CASE);
    guard.check();
    time.pass(1_000);
    database.store(event(DOC, CASE, 6));
    time.pass(2_000);
    assertEquals(6, numbers.latest(DOC).getInt("seq"));
    assertEquals("deleted", numbers.latest(OTHER_DOC).getString("status"));
  }

  @Test
  void ofSeveralDocumentsOnlyTheLostOnesGo() {
    follow(anna, Topic.mix(List.of(DOC, OTHER_DOC), List.of()));
    walls.hide(anna, OTHER_CASE);
    guard.check();
    time.pass(1_000);
    assertEquals("deleted", reader.latest(OTHER_DOC).getString("status"));
    assertEquals("processing", reader.latest(DOC).getString("status"));
    assertFalse(reader.closed());
  }

  @Test
  void aMessageInFlightComesFirst() {
    reader.slow(true);
    follow(anna, Topic.legalCase(CASE));
    walls.hide(anna, CASE);
    guard.check();
    assertTrue(reader.messages().isEmpty());
    assertFalse(reader.closed());
    reader.catchUp();
    assertEquals(CLOSED, reader.control().data(), "and not what was waiting");
    reader.catchUp();
    assertClosed();
    assertEquals(0, reader.overlapping());
  }

  @Test
  void aReaderThatDoesNotReadIsClosedWithoutAWord() {
    reader.slow(true);
    follow(anna, Topic.mix(List.of(), List.of(CASE, OTHER_CASE)));
    walls.hide(anna, OTHER_CASE);
    guard.check();
    time.pass(1_000);
    assertEquals(1, reader.ends());
    assertEquals(0, node.subscriptions().subscribers());
  }

  @Test
  void aGateThatIsShutLetsNothingThroughWhateverItsChannelDoes() {
    List<MessageSink> gate = new ArrayList<>();
    GuardedSubscription guarded =
        new GuardedSubscription(
            anna,
            new FollowedTopic(Topic.legalCase(CASE), Map.of()),
            reader,
            (rest, onwards, lost) -> () -> {},
            time,
            Runnable::run);
    guarded.begin(
        sink -> {
          gate.add(sink);
          return () -> {};
        });
    guarded.revoke();
    assertClosed();
    assertTrue(
        gate.get(0).send(Message.of("7", "{}")).toCompletableFuture().isCompletedExceptionally());
    assertTrue(reader.messages().isEmpty());
  }

  @Test
  void aReaderThatLeavesIsForgotten() {
    Subscription subscription = follow(anna, Topic.legalCase(CASE));
    subscription.end();
    assertEquals(1, reader.ends());
    walls.hide(anna, CASE);
    guard.check();
    assertEquals(1, reader.ends());
    assertFalse(reader.control().data().equals(CLOSED));
  }

  @Test
  void whoMayNotSeeItIsRefused() {
    guard.refuse(anna, Topic.mix(List.of(DOC), List.of(OTHER_CASE)));
    walls.hide(anna, CASE);
    assertCode(ProblemCode.CASE_NOT_FOUND, anna, Topic.legalCase(CASE));
    assertCode(ProblemCode.DOCUMENT_NOT_FOUND, anna, Topic.document(DOC));
    assertCode(
        ProblemCode.UNAUTHENTICATED, identity("anna", TOKEN, null), Topic.legalCase(OTHER_CASE));
    assertCode(
        ProblemCode.UNAUTHENTICATED,
        identity("anna", null, time.clock().instant()),
        Topic.legalCase(OTHER_CASE));
  }

  private void assertCode(ProblemCode code, Identity caller, Topic topic) {
    assertEquals(code, assertThrows(Problem.class, () -> guard.refuse(caller, topic)).code());
  }

  private Subscription follow(Identity caller, Topic topic) {
    return guard.follow(caller, topic, reader, null, Fields.ALL);
  }

  private void assertClosed() {
    assertEquals(CLOSED, reader.control().data());
    assertNull(reader.control().id());
    assertEquals(1, reader.ends());
  }

  private static Identity identity(String name, UUID token, Instant endsAt) {
    return new Identity(name, name, Set.of(), false, true, "oidc", token, endsAt);
  }

  private static Identity ofPage(String name, Set<String> groups) {
    return new Identity(name, name, groups, false, true, "oidc", null, SESSION, null);
  }

  private static ProgressEvent event(UUID document, UUID caseId, long seq) {
    return new ProgressEvent(
        document,
        caseId,
        Status.PROCESSING,
        Step.EMBEDDING,
        10,
        "Embedding",
        Instant.parse("2026-11-23T10:15:30Z"),
        1,
        seq,
        null,
        null,
        null);
  }
}

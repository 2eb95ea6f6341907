package com.lexintel.channels;

import static com.lexintel.channels.Events.CASE;
import static com.lexintel.channels.Events.document;
import static com.lexintel.channels.Events.event;
import static com.lexintel.channels.Events.processing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Identity;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Status;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** How often the database is read, and that nothing is taken for known that has gone. */
class LoadedChannelsTest {
  private static final UUID DOC = document(1);
  private static final Topic ONE = Topic.document(DOC);
  private static final Topic TWO = Topic.mix(List.of(DOC, document(2)), List.of());

  private final FakeTime time = new FakeTime();
  private final FakeDatabase database = new FakeDatabase(time);
  private final List<String> readings = new ArrayList<>();
  private final SimulatedNode node = new SimulatedNode(time, noted());

  private ProgressStore noted() {
    return (ProgressStore)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ProgressStore.class},
            (proxy, method, arguments) -> {
              readings.add(method.getName());
              return method.invoke(database, arguments);
            });
  }

  @Test
  void whoComesBackToADocumentCostsOneReading() {
    database.store(processing(DOC, 5, 20));
    refuseUnknown(ONE, true);
    assertFalse(node.live().nothingMore(ONE, "4"));
    RecordingSink back = node.follow(ONE, "4");

    assertEquals(List.of(5), back.seqs(DOC));
    assertEquals(List.of("stateOf"), readings);
  }

  @Test
  void aStateThatIsOlderDoesNotSayThatADocumentIsStillThere() {
    database.store(processing(DOC, 5, 20));
    node.follow(ONE, null);
    database.store(event(DOC, Status.DELETED, 6));

    assertUnknown(ONE);
    refuseUnknown(ONE, true);
  }

  @Test
  void whatWasDeletedIsKnownOnlyToThoseWhoFollowedIt() {
    database.store(processing(document(2), 1, 0));
    database.store(event(DOC, Status.DELETED, 6));
    for (Topic topic : List.of(ONE, TWO)) {
      assertUnknown(topic);
      refuseUnknown(topic, true);
    }
  }

  @Test
  void whatSomebodyPublishesMakesNoDocumentKnownOrUnknown() {
    database.store(processing(DOC, 5, 20));
    refuseUnknown(ONE, false);
    node.hear(event(DOC, Status.DELETED, 9));
    refuseUnknown(ONE, false);
    node.hear(processing(document(7), 1, 0));
    assertUnknown(Topic.document(document(7)));
  }

  @Test
  void anUnknownDocumentLeavesNoChannelBehind() {
    assertUnknown(ONE);
    database.store(processing(DOC, 5, 20));
    assertUnknown(TWO);

    assertTrue(node.isIdle());
  }

  @Test
  void aCaseIsNotAskedForWhileItIsOpen() {
    Topic legalCase = Topic.legalCase(CASE);
    for (int poll = 0; poll < 5; poll++) {
      refuseUnknown(legalCase, false);
      node.live().legalCase(CASE, null);
    }

    assertEquals(List.of("unknown", "stateOf", "unknown"), readings);
  }

  @Test
  void whatIsPolledStaysUntilFiveSecondsAfterTheLastPoll() {
    for (int poll = 0; poll < 10; poll++) {
      node.live().legalCase(CASE, null);
      time.pass(3_000);
    }
    assertEquals(1, readings.stream().filter("stateOf"::equals).count());

    time.pass(1_999);
    assertFalse(node.isIdle());
    time.pass(1);
    assertTrue(node.isIdle());
    node.live().legalCase(CASE, null);
    time.pass(5_000);
    assertTrue(node.isIdle());
  }

  @Test
  void howeverManyPollOneTaskWaitsForTheirEnd() {
    database.store(processing(DOC, 5, 20));
    int before = time.waiting();
    for (int poll = 0; poll < 50; poll++) {
      refuseUnknown(ONE, false);
      node.live().mark(ONE, null);
      node.live().document(DOC);
    }

    assertEquals(before + 1, time.waiting());
  }

  private void refuseUnknown(Topic topic, boolean returning) {
    node.live().refuseUnknown(Identity.LOCAL, topic, returning);
  }

  private void assertUnknown(Topic topic) {
    Problem refusal = assertThrows(Problem.class, () -> refuseUnknown(topic, false));
    assertEquals(ProblemCode.DOCUMENT_NOT_FOUND, refusal.code());
  }
}

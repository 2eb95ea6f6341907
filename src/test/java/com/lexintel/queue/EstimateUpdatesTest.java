package com.lexintel.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.documents.waiting.QueueEstimate;
import com.lexintel.documents.waiting.RunningDocument;
import com.lexintel.documents.waiting.WaitingDocument;
import com.lexintel.estimates.DurationModel;
import com.lexintel.estimates.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EstimateUpdatesTest {
  private static final String TYPE = "text/plain";
  private static final long TEN_SECONDS = 1000;

  private final DurationModel experience = new DurationModel();
  private final EstimateUpdates updates = new EstimateUpdates(experience);
  private List<QueuedDocument> waiting = new ArrayList<>();

  @BeforeEach
  void learn() {
    experience.learn(Measure.EXTRACTION, "text/plain", 1000, 4);
    experience.learn(Measure.CHARACTERS, "text/plain", 1000, 1000);
    experience.learn(Measure.CHUNKING, 1000, 1);
    experience.learn(Measure.PASSAGES, 1000, 2);
    experience.learn(Measure.EMBEDDING, 2, 4);
    experience.learn(Measure.FINALIZING, 2, 1);
  }

  @Test
  void allAreToldWhereTheyAreAndWhenTheyWillBeDone() {
    queue(4);
    Map<WaitingDocument, QueueEstimate> told =
        updates.of(waiting, List.of(running(5), running(8)), 2);
    assertEquals(
        List.of(
            new QueueEstimate(1, 15),
            new QueueEstimate(2, 18),
            new QueueEstimate(3, 25),
            new QueueEstimate(4, 28)),
        waiting.stream().map(each -> told.get(each.document())).toList());
  }

  @Test
  void whatAnEarlierAttemptHasDoneIsNotCountedAgain() {
    waiting.add(queued(1, 1, 50, 7, QueueEstimate.UNKNOWN));
    assertEquals(new QueueEstimate(1, 12), updates.of(waiting, List.of(), 1).get(first()));
  }

  @Test
  void aRunningDocumentThatSaysNothingIsJudgedByItsSize() {
    queue(1);
    RunningDocument silent = running(0, null);
    assertEquals(20, updates.of(waiting, List.of(silent), 1).get(first()).secondsLeft());
    RunningDocument overdue = running(50, -50.0);
    assertEquals(10, updates.of(waiting, List.of(overdue), 1).get(first()).secondsLeft());
  }

  @Test
  void theirPlaceIsKnownEvenIfTheTimeIsNot() {
    queue(1);
    QueueEstimate withoutWorkers = updates.of(waiting, List.of(), 0).get(first());
    assertEquals(1, withoutWorkers.position());
    assertNull(withoutWorkers.secondsLeft());
    assertNull(
        new EstimateUpdates(new DurationModel())
            .of(waiting, List.of(), 2)
            .get(first())
            .secondsLeft());
  }

  @Test
  void whoWasToldTheSameIsNotToldAgain() {
    queue(50);
    tell(2);
    assertEquals(Map.of(), updates.of(waiting, List.of(), 2));
  }

  @Test
  void theFirstTenAreToldEachPlaceAndOthersRoughly() {
    queue(100);
    tell(1);
    waiting.remove(0);
    List<Integer> told =
        updates.of(waiting, List.of(running(10)), 1).values().stream()
            .map(QueueEstimate::position)
            .sorted()
            .toList();
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), told);
  }

  @Test
  void aThousandThatMoveUpCostFewWordsEach() {
    queue(1000);
    tell(2);
    int told = 0;
    int most = 0;
    while (!waiting.isEmpty()) {
      waiting.remove(0);
      int now = tell(2);
      told += now;
      most = Math.max(most, now);
      for (int i = 0; i < waiting.size(); i++) {
        int truth = i + 1;
        int said = waiting.get(i).document().estimate().position();
        assertTrue(Math.abs(said - truth) <= 0.1 * truth, said + " was said at " + truth);
      }
    }
    assertTrue(told < 70 * 1000, "told " + told);
    assertTrue(most <= EstimateUpdates.AT_ONCE, "at once " + most);
  }

  @Test
  void whoWasToldNothingYetIsToldAtOnceAndOthersInTurn() {
    queue(1000);
    assertEquals(1000, tell(2));
    waiting = new ArrayList<>(waiting.subList(500, 1000));
    assertEquals(EstimateUpdates.AT_ONCE, tell(2));
    assertEquals(1, first().estimate().position(), "the most wrong first");
  }

  private void queue(int documents) {
    for (int n = 0; n < documents; n++) {
      waiting.add(queued(n, 1, 0, 0, QueueEstimate.UNKNOWN));
    }
  }

  private int tell(int workers) {
    Map<WaitingDocument, QueueEstimate> told = updates.of(waiting, List.of(), workers);
    waiting.replaceAll(
        each -> {
          WaitingDocument old = each.document();
          return queued(
              old.id().getLeastSignificantBits(),
              old.seq() + 1,
              old.progress(),
              each.delay(),
              told.getOrDefault(old, old.estimate()));
        });
    return told.size();
  }

  private WaitingDocument first() {
    return waiting.get(0).document();
  }

  private static QueuedDocument queued(
      long number, long seq, int progress, double delay, QueueEstimate estimate) {
    return new QueuedDocument(
        new WaitingDocument(new UUID(0, number), seq, TYPE, TEN_SECONDS, progress, estimate),
        delay);
  }

  private static RunningDocument running(double secondsLeft) {
    return running(50, secondsLeft);
  }

  private static RunningDocument running(int progress, Double secondsLeft) {
    return new RunningDocument(TYPE, TEN_SECONDS, progress, secondsLeft);
  }
}

package com.lexintel.queue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.estimates.DocumentSize;
import com.lexintel.estimates.DurationModel;
import com.lexintel.estimates.Measure;
import com.lexintel.queue.WaitingDocument.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QueueUpdatesTest {
  private static final DocumentSize TEN_SECONDS = DocumentSize.of("text/plain", 1000);
  private static final Told NOTHING = new Told(null, null);

  private final DurationModel experience = new DurationModel();
  private final QueueUpdates news = new QueueUpdates(experience);
  private List<WaitingDocument> waiting = new ArrayList<>();

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
    Map<WaitingDocument, Told> told = news.of(waiting, List.of(running(5), running(8)), 2);
    assertEquals(
        List.of(new Told(1, 15), new Told(2, 18), new Told(3, 25), new Told(4, 28)),
        waiting.stream().map(told::get).toList());
  }

  @Test
  void whatAnEarlierAttemptHasDoneIsNotCountedAgain() {
    waiting.add(new WaitingDocument(new UUID(0, 1), 1, TEN_SECONDS, 0.5, 7, NOTHING));
    assertEquals(new Told(1, 12), news.of(waiting, List.of(), 1).get(waiting.get(0)));
  }

  @Test
  void aRunningDocumentThatSaysNothingIsJudgedByItsSize() {
    queue(1);
    WaitingDocuments.Running silent = new WaitingDocuments.Running(TEN_SECONDS, 0, null);
    assertEquals(20, news.of(waiting, List.of(silent), 1).get(waiting.get(0)).seconds());
    WaitingDocuments.Running overdue = new WaitingDocuments.Running(TEN_SECONDS, 0.5, -50.0);
    assertEquals(10, news.of(waiting, List.of(overdue), 1).get(waiting.get(0)).seconds());
  }

  @Test
  void theirPlaceIsKnownEvenIfTheTimeIsNot() {
    queue(1);
    Told withoutWorkers = news.of(waiting, List.of(), 0).get(waiting.get(0));
    assertEquals(1, withoutWorkers.position());
    assertNull(withoutWorkers.seconds());
    assertNull(
        new QueueUpdates(new DurationModel())
            .of(waiting, List.of(), 2)
            .get(waiting.get(0))
            .seconds());
  }

  @Test
  void whoWasToldTheSameIsNotToldAgain() {
    queue(50);
    tell(2);
    assertEquals(Map.of(), news.of(waiting, List.of(), 2));
  }

  @Test
  void theFirstTenAreToldEachPlaceAndOthersRoughly() {
    queue(100);
    tell(1);
    waiting.remove(0);
    List<Integer> told =
        news.of(waiting, List.of(running(10)), 1).values().stream()
            .map(Told::position)
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
        int said = waiting.get(i).told().position();
        assertTrue(Math.abs(said - truth) <= 0.1 * truth, said + " was said at " + truth);
      }
    }
    assertTrue(told < 70 * 1000, "told " + told);
    assertTrue(most <= QueueUpdates.AT_ONCE, "at once " + most);
  }

  @Test
  void whoWasToldNothingYetIsToldAtOnceAndOthersInTurn() {
    queue(1000);
    assertEquals(1000, tell(2));
    waiting = new ArrayList<>(waiting.subList(500, 1000));
    assertEquals(QueueUpdates.AT_ONCE, tell(2));
    assertEquals(1, waiting.get(0).told().position(), "the most wrong first");
  }

  private void queue(int documents) {
    for (int n = 0; n < documents; n++) {
      waiting.add(new WaitingDocument(new UUID(0, n), 1, TEN_SECONDS, 0, 0, NOTHING));
    }
  }

  private int tell(int workers) {
    Map<WaitingDocument, Told> told = news.of(waiting, List.of(), workers);
    waiting.replaceAll(
        each ->
            new WaitingDocument(
                each.id(),
                each.seq() + 1,
                each.size(),
                each.done(),
                each.delay(),
                told.getOrDefault(each, each.told())));
    return told.size();
  }

  private static WaitingDocuments.Running running(double secondsLeft) {
    return new WaitingDocuments.Running(TEN_SECONDS, 0.5, secondsLeft);
  }
}

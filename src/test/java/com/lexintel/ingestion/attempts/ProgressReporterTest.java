package com.lexintel.ingestion.attempts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.MovingClock;
import com.lexintel.documents.Document;
import com.lexintel.documents.Documents;
import com.lexintel.documents.original.Original;
import com.lexintel.estimates.DurationModel;
import com.lexintel.estimates.Measure;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Step;
import com.lexintel.redis.ProgressBus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ProgressReporterTest {
  private final MovingClock clock = new MovingClock();
  private final List<ProgressEvent> stored = new ArrayList<>();
  private final List<ProgressEvent> published = new ArrayList<>();
  private final Document document = document();
  private final DurationModel durations = new DurationModel();
  private final ProgressReporter reporter =
      new ProgressReporter(new Rows(), new Bus(), clock, document, 10, durations);

  @Test
  void storesOnceASecondAndPublishesAtMostTenTimes() {
    for (int n = 0; n < 1000; n++) {
      reporter.report(Step.EXTRACTION, n / 1000.0, "Page " + n);
      pass(10);
    }
    assertEquals(10, stored.size());
    assertTrue(published.size() <= 100, "published " + published.size());
    assertTrue(published.size() >= 80, "published " + published.size());
  }

  @Test
  void noPercentageIsToldThatIsNotStored() {
    for (int passage = 1; passage < 10; passage++) {
      reporter.report(Step.EMBEDDING, passage / 10.0, "Embedding passage " + passage + " of 10");
      assertTrue(published.stream().allMatch(event -> event.progress() <= document.progress()));
      pass(110);
    }
    assertEquals(8, published.size());

    int before = document.progress();
    pass(1000);
    reporter.report(Step.EMBEDDING, 0.9, "Embedding passage 9 of 10");
    assertTrue(document.progress() > before);
  }

  @Test
  void changesOfStepAreStoredAtOnce() {
    reporter.report(Step.EXTRACTION, 0, "Extracting");
    reporter.report(Step.CHUNKING, 0, "Splitting");
    reporter.report(Step.EMBEDDING, 0, "Embedding");
    assertEquals(
        List.of(Step.EXTRACTION, Step.CHUNKING, Step.EMBEDDING),
        stored.stream().map(ProgressEvent::step).toList());
  }

  @Test
  void whatWasHeldBackIsPublishedByTheNextTick() {
    reporter.report(Step.EXTRACTION, 0, "Page 1");
    pass(10);
    reporter.report(Step.EXTRACTION, 0.1, "Page 2");
    reporter.tick();
    assertEquals(0, published.size());
    pass(100);
    reporter.tick();
    reporter.tick();
    assertEquals(List.of("Page 2"), published.stream().map(ProgressEvent::message).toList());
  }

  @Test
  void aCheckpointIsPublishedWhenItHasCommittedAndNotBefore() {
    reporter.report(Step.EMBEDDING, 0, "Embedding 9 passages");
    pass(110);
    reporter.checkpoint(Step.EMBEDDING, 0.3, "Embedding passage 3 of 9");
    pass(110);
    reporter.tick();
    assertEquals(List.of(), published);
    reporter.committed();
    assertEquals(
        List.of("Embedding passage 3 of 9"),
        published.stream().map(ProgressEvent::message).toList());
  }

  @Test
  void aCheckpointThatIsStoredIsPublishedByItsCommitAlone() {
    reporter.report(Step.EMBEDDING, 0, "Embedding 9 passages");
    pass(1000);
    reporter.checkpoint(Step.EMBEDDING, 0.3, "Embedding passage 3 of 9");
    assertEquals(2, stored.size());
    reporter.committed();
    pass(110);
    reporter.tick();
    assertEquals(List.of(), published);
  }

  @Test
  void ofACheckpointThatIsRolledBackNothingIsPublished() {
    reporter.report(Step.EMBEDDING, 0, "Embedding 9 passages");
    pass(110);
    reporter.checkpoint(Step.EMBEDDING, 0.3, "Embedding passage 3 of 9");
    reporter.lastSeq();
    reporter.committed();
    pass(10_000);
    reporter.tick();
    assertEquals(List.of(), published);
  }

  @Test
  void aStepThatIsSilentStillTellsHowLongItWillTake() {
    learn();
    reporter.report(Step.EXTRACTION, 0, "Extracting");
    assertEquals(100, stored.get(0).etaSeconds());
    for (int n = 0; n < 600; n++) {
      pass(100);
      reporter.tick();
    }
    assertTrue(published.size() >= 11 && published.size() <= 12, "told " + published.size());
    ProgressEvent last = published.get(published.size() - 1);
    assertEquals(40, last.etaSeconds(), 6);
    assertEquals("Extracting", last.message());
    assertTrue(last.seq() > stored.get(0).seq());
  }

  @Test
  void nothingIsToldAfterTheEnd() {
    learn();
    reporter.report(Step.EXTRACTION, 0, "Extracting");
    reporter.lastSeq();
    pass(60_000);
    reporter.tick();
    assertEquals(0, published.size());
  }

  @Test
  void withoutExperienceNothingIsSaid() {
    reporter.report(Step.EXTRACTION, 0, "Extracting");
    assertNull(stored.get(0).etaSeconds());
  }

  private void learn() {
    durations.learn(Measure.EXTRACTION, "application/pdf", 1000, 90);
    durations.learn(Measure.CHARACTERS, "application/pdf", 1000, 1000);
    durations.learn(Measure.CHUNKING, 1000, 1);
    durations.learn(Measure.PASSAGES, 1000, 10);
    durations.learn(Measure.EMBEDDING, 10, 8);
    durations.learn(Measure.FINALIZING, 10, 1);
  }

  private void pass(long milliseconds) {
    clock.pass(Duration.ofMillis(milliseconds));
  }

  private Document document() {
    Document claimed =
        new Document(
            new UUID(2, 1),
            new UUID(1, 1),
            new Original("a.pdf", "application/pdf", 1000, "x"),
            clock.instant());
    claimed.queue(clock.instant());
    claimed.claim(clock.instant());
    return claimed;
  }

  private final class Rows extends Documents {
    private Rows() {
      super(null, null, null, null);
    }

    @Override
    public Document changeHeld(UUID id, long fence, Consumer<Document> change) {
      change.accept(document);
      stored.add(document.event());
      return document;
    }
  }

  private final class Bus extends ProgressBus {
    @Override
    public void publish(ProgressEvent event) {
      published.add(event);
    }
  }
}

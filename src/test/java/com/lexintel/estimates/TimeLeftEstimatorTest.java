package com.lexintel.estimates;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.progress.Step;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimeLeftEstimatorTest {
  private static final String PDF = "application/pdf";

  private final DurationModel durations = new DurationModel();
  private Instant now = Instant.parse("2026-11-23T10:00:00Z");
  private TimeLeftEstimator estimator;

  @Test
  void knowsNothingOfTheFirstDocumentButItsOwnPace() {
    begin(PDF, 1_000_000);
    assertNull(left(Step.EXTRACTION, 0));
    pass(4);
    assertNull(left(Step.EXTRACTION, 0.5), "of what follows nothing is known");
    estimator.extracted();
    estimator.chunkingBegins(100_000, true);
    assertNull(left(Step.CHUNKING, 0));
    estimator.embeddingBegins(200, 200);
    assertNull(left(Step.EMBEDDING, 0));
    pass(10);
    assertEquals(30, left(Step.EMBEDDING, 0.25));
  }

  @Test
  void knowsTheSecondFromTheStart() {
    travel(PDF, 1_000_000, 1);
    begin(PDF, 2_000_000);
    assertEquals(2 * 33, left(Step.EXTRACTION, 0), 2);
  }

  @Test
  void judgesATypeThatWasNeverSeenByAllOthers() {
    travel(PDF, 1_000_000, 1);
    begin("text/plain", 1_000_000);
    assertEquals(33, left(Step.EXTRACTION, 0), 2);
  }

  @Test
  void tellsTypesApart() {
    for (int n = 0; n < 5; n++) {
      travel(PDF, 1_000_000, 1);
      travel("text/plain", 1_000_000, 10);
    }
    begin("text/plain", 1_000_000);
    assertEquals(330, left(Step.EXTRACTION, 0), 20);
    begin(PDF, 1_000_000);
    assertEquals(33, left(Step.EXTRACTION, 0), 3);
  }

  @Test
  void scannedPagesAreLearnedByThemselves() {
    travel(PDF, 1_000_000, 1);
    begin(PDF, 1_000_000);
    left(Step.EXTRACTION, 0);
    pass(1);
    recognise(0, 50, 2);
    left(Step.CHUNKING, 0);

    begin(PDF, 1_000_000);
    int withoutScans = left(Step.EXTRACTION, 0);
    assertTrue(withoutScans < 60, "a file of text is not expected to be a scan: " + withoutScans);
    estimator.recognising(0, 100, now);
    double whole = durations.expected(Measure.RECOGNITION, 100).orElseThrow();
    assertEquals(200, whole, 5, "two seconds a page");
    pass(60);
    assertTrue(left(Step.EXTRACTION, 0) > 100);
  }

  private void recognise(int before, int pages, int secondsEach) {
    for (int page = before; page < pages; page++) {
      estimator.recognising(page, pages, now);
      left(Step.EXTRACTION, (double) page / pages);
      pass(secondsEach);
    }
    estimator.extracted();
    estimator.chunkingBegins(100_000, true);
  }

  @Test
  void isCorrectedByTheDocumentsOwnPaceAndNeverJumps() {
    travel(PDF, 1_000_000, 1);
    begin(PDF, 1_000_000);
    left(Step.EXTRACTION, 0);
    pass(2);
    estimator.extracted();
    estimator.chunkingBegins(100_000, true);
    left(Step.CHUNKING, 0);
    pass(1);
    estimator.embeddingBegins(200, 200);
    int before = left(Step.EMBEDDING, 0);
    assertEquals(30, before, 2, "so far as expected");
    // Three times as slow as ever before.
    for (int second = 1; second < 90; second++) {
      pass(1);
      int shown = left(Step.EMBEDDING, second / 90.0);
      assertTrue(shown - before <= 12, "jumps from " + before + " to " + shown);
      if (second >= 45) {
        assertEquals(90 - second, shown, 8, "after " + second);
      }
      before = shown;
    }
  }

  @Test
  void isNeverNegativeHoweverOverdue() {
    travel(PDF, 1_000_000, 1);
    begin(PDF, 1_000_000);
    for (int minute = 0; minute < 10; minute++) {
      Integer left = left(Step.EXTRACTION, 0);
      assertTrue(left >= 1, "after minutes: " + minute);
      pass(60);
    }
    assertTrue(left(Step.EXTRACTION, 0) > 60, "what is so overdue takes longer still");
  }

  @Test
  void learnsNothingFromWhatAnEarlierAttemptHasDone() {
    begin(PDF, 1_000_000);
    left(Step.EXTRACTION, 0);
    pass(0.01);
    estimator.chunkingBegins(100_000, false);
    left(Step.CHUNKING, 0);
    pass(0.01);
    estimator.embeddingBegins(200, 0);
    left(Step.EMBEDDING, 1);
    pass(0.01);
    left(Step.FINALIZING, 0);
    assertTrue(durations.expected(Measure.EXTRACTION, PDF, 1).isEmpty());
    assertTrue(durations.expected(Measure.CHUNKING, 1).isEmpty());
    assertTrue(durations.expected(Measure.EMBEDDING, 1).isEmpty());
    assertTrue(durations.expected(Measure.PASSAGES, 1).isEmpty());
  }

  @Test
  void learnsThatSomeDocumentsHaveNoText() {
    for (int n = 0; n < 10; n++) {
      travel(PDF, 1_000_000, 1);
      begin(PDF, 1_000_000);
      left(Step.EXTRACTION, 0);
      pass(2);
      estimator.extractionFailed(now);
    }
    begin(PDF, 1_000_000);
    assertEquals(23, left(Step.EXTRACTION, 0), 4);
  }

  @Test
  void aResumedDocumentIsExpectedToNeedOnlyTheRest() {
    travel(PDF, 1_000_000, 1);
    begin(PDF, 1_000_000);
    estimator.chunkingBegins(100_000, false);
    estimator.embeddingBegins(200, 50);
    assertEquals(8, left(Step.EMBEDDING, 0.75), 1);
  }

  @Test
  void whatWasLearnedIsOfUseAtOnceForManySizes() {
    for (int n : List.of(1, 3, 10)) {
      travel(PDF, 100_000 * n, 0.1 * n);
    }
    int[] expected =
        IntStream.of(200_000, 400_000, 2_000_000)
            .map(
                bytes -> {
                  begin(PDF, bytes);
                  return left(Step.EXTRACTION, 0);
                })
            .toArray();
    assertEquals(7, expected[0], 1);
    assertEquals(14, expected[1], 1);
    assertEquals(66, expected[2], 4);
  }

  /** A whole document: 2 s, 1 s and 30 s, times the factor, and 0.1 s for the end. */
  private void travel(String type, long bytes, double factor) {
    begin(type, bytes);
    left(Step.EXTRACTION, 0);
    pass(2 * factor);
    estimator.extracted();
    estimator.chunkingBegins((long) (100_000 * factor), true);
    left(Step.CHUNKING, 0);
    pass(factor);
    estimator.embeddingBegins((long) (200 * factor), (long) (200 * factor));
    left(Step.EMBEDDING, 0);
    pass(30 * factor);
    left(Step.FINALIZING, 0);
    pass(0.1);
    estimator.completed(now);
  }

  private void begin(String type, long bytes) {
    estimator = new TimeLeftEstimator(durations, DocumentSize.of(type, bytes), now);
  }

  private Integer left(Step step, double done) {
    return estimator.secondsLeft(step, done, now);
  }

  private void pass(double seconds) {
    now = now.plusMillis((long) (seconds * 1000));
  }
}

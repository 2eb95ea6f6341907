package com.lexintel.channels.state;

import static com.lexintel.channels.Events.document;
import static com.lexintel.channels.Events.event;
import static com.lexintel.channels.Events.processing;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.lexintel.channels.event.ReceivedEvent;
import com.lexintel.progress.ProgressEvent;
import com.lexintel.progress.Status;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:16:00Z");

  @Test
  void countsAndAveragesWhatIsThere() {
    Summary summary =
        of(
            processing(document(1), 1, 50),
            event(document(2), Status.COMPLETED, 1),
            event(document(3), Status.FAILED, 1),
            event(document(4), Status.PENDING, 1),
            event(document(5), Status.DELETED, 1));
    assertEquals(new Summary(4, 1, 1, 1, 1, 0, 62, null), summary);
  }

  @Test
  void isDoneOnlyWhenAllHaveEnded() {
    assertEquals(99, of(processing(document(1), 1, 100)).progress());
    assertEquals(100, of(event(document(1), Status.CANCELLED, 1)).progress());
    assertEquals(0, of().progress());
    assertNull(of().etaSeconds());
  }

  @Test
  void timeLeftIsThatOfTheLastToEndAndGoesDownWithTime() {
    assertEquals(71, of(lasting(1, 20), lasting(2, 100)).etaSeconds(), "said 29 s ago");
    assertEquals(0, of(lasting(1, 20)).etaSeconds(), "overdue, but never negative");
    assertNull(of(lasting(1, 20), lasting(2, null)).etaSeconds());
    assertEquals(71, of(lasting(2, 100), event(document(1), Status.FAILED, 1)).etaSeconds());
  }

  private static ProgressEvent lasting(int number, Integer seconds) {
    ProgressEvent event = processing(document(number), 1, 50);
    return new ProgressEvent(
        event.documentId(),
        event.caseId(),
        event.status(),
        event.step(),
        event.progress(),
        event.message(),
        event.timestamp(),
        event.attempt(),
        event.seq(),
        seconds,
        null,
        null);
  }

  private static Summary of(ProgressEvent... events) {
    RunningSummary summary = new RunningSummary();
    for (ProgressEvent event : events) {
      summary.replace(null, ReceivedEvent.stored(event, 1, 1, null));
    }
    return summary.at(NOW);
  }
}

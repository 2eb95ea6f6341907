package com.lexintel.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a node makes of what it hears and does not hear of itself. */
class CanaryTest {
  private long now = 100_000;
  private final Canary canary = new Canary(() -> now);

  @BeforeEach
  void hear() {
    hear(canary.next());
  }

  private void hear(String message) {
    canary.heard(message.getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * A message that is no canary in each of so many milliseconds, and a canary unheard each second.
   */
  private void busyFor(int milliseconds) {
    for (int i = 0; i < milliseconds; i++) {
      if (i % 1_000 == 0) {
        canary.next();
      }
      now++;
      canary.heardOther();
    }
  }

  @Test
  void isAwayUntilOneIsHeard() {
    assertEquals(Hearing.AWAY, new Canary(() -> now).hearing());
    assertEquals(Hearing.LIVE, canary.hearing());
  }

  @Test
  void isAwayWhenOneIsNotHeardForFiveSeconds() {
    canary.next();
    now += 4_999;
    assertEquals(Hearing.LIVE, canary.hearing());
    now++;
    assertEquals(Hearing.AWAY, canary.hearing());
  }

  @Test
  void isNotAwayBecauseNoneWasSentForAWhile() {
    now += 59_999;
    assertEquals(Hearing.LIVE, canary.hearing());
    now++;
    assertEquals(Hearing.AWAY, canary.hearing());
  }

  @Test
  void isBehindWhileManyOthersAreHeard() {
    busyFor(20_000);
    assertEquals(Hearing.BEHIND, canary.hearing());
    assertEquals(20_000, canary.late());
  }

  @Test
  void isBehindWhileEachIsHeardLate() {
    String first = canary.next();
    now += 1_000;
    String second = canary.next();
    busyFor(8_000);
    hear(first);
    assertEquals(Hearing.BEHIND, canary.hearing());
    assertEquals(9_000, canary.late());
    hear(second);
    assertEquals(Hearing.BEHIND, canary.hearing());

    hear(canary.next());
    assertEquals(Hearing.LIVE, canary.hearing());
    assertEquals(0, canary.late());
  }

  @Test
  void isAwayFiveSecondsAfterTheLastOfManyOthers() {
    busyFor(20_000);
    now += 5_000;
    assertEquals(Hearing.AWAY, canary.hearing());
  }

  @Test
  void isAwayFiveSecondsAfterOneThatWasHeardLate() {
    String sent = canary.next();
    busyFor(8_000);
    hear(sent);
    now += 5_000;
    assertEquals(Hearing.AWAY, canary.hearing());
  }

  /** A subscription that still brings what one node publishes, and no longer what this one does. */
  @Test
  void isLostWhenThereAreTooFewOthersForItToWait() {
    canary.next();
    for (int i = 0; i < 50; i++) {
      now += 100;
      canary.heardOther();
    }
    assertEquals(Hearing.AWAY, canary.hearing());
  }

  @Test
  void isLostWhenNoneIsHeardForAMinuteAmongManyOthers() {
    busyFor(59_999);
    assertEquals(Hearing.BEHIND, canary.hearing());
    busyFor(1);
    assertEquals(Hearing.AWAY, canary.hearing());
  }

  @Test
  void isLostWhenItCannotBePublishedForFiveSecondsHoweverManyOthersAreHeard() {
    busyFor(6_000);
    IllegalStateException noAnswer = new IllegalStateException("No answer");
    canary.published(noAnswer);
    busyFor(4_999);
    canary.published(noAnswer);
    assertEquals(Hearing.BEHIND, canary.hearing());
    busyFor(1);
    assertEquals(Hearing.AWAY, canary.hearing());

    canary.published(null);
    assertEquals(Hearing.BEHIND, canary.hearing());
  }

  @Test
  void isNotHeardFromWhoPublishesSomethingElseInItsPlace() {
    canary.next();
    now += 5_000;
    hear("news");
    assertEquals(Hearing.AWAY, canary.hearing());
  }

  /** A day without Redis is no reason to remember all that was not heard. */
  @Test
  void isLiveAgainOnceOneIsHeardHoweverManyWereNot() {
    for (int i = 0; i < 1_000; i++) {
      canary.next();
      now += 1_000;
    }
    assertEquals(Hearing.AWAY, canary.hearing());
    hear(canary.next());
    assertEquals(Hearing.LIVE, canary.hearing());
  }
}

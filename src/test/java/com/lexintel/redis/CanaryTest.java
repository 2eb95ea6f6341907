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
    hear(canary.message());
  }

  private void hear(String message) {
    canary.heard(message.getBytes(StandardCharsets.US_ASCII));
  }

  /** A message that is no canary in each of so many milliseconds. */
  private void busyFor(int milliseconds) {
    for (int i = 0; i < milliseconds; i++) {
      now++;
      canary.heardOther();
    }
  }

  @Test
  void isAwayUntilItIsHeard() {
    assertEquals(Hearing.AWAY, new Canary(() -> now).hearing());
    assertEquals(Hearing.LIVE, canary.hearing());
  }

  @Test
  void isAwayAfterFiveSecondsInWhichNothingIsHeard() {
    now += 4_999;
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
  void isBehindWhileItIsHeardLate() {
    String sent = canary.message();
    busyFor(8_000);
    hear(sent);
    assertEquals(Hearing.BEHIND, canary.hearing());

    hear(canary.message());
    assertEquals(Hearing.LIVE, canary.hearing());
  }

  @Test
  void isAwayFiveSecondsAfterTheLastOfManyOthers() {
    busyFor(20_000);
    now += 5_000;
    assertEquals(Hearing.AWAY, canary.hearing());
  }

  /** A subscription that still brings what one node publishes, and no longer what this one does. */
  @Test
  void isLostWhenThereAreTooFewOthersForItToWait() {
    for (int i = 0; i < 50; i++) {
      now += 100;
      canary.heardOther();
    }
    assertEquals(Hearing.AWAY, canary.hearing());
  }

  @Test
  void isLostWhenItIsNotHeardForAMinuteAmongManyOthers() {
    busyFor(59_999);
    assertEquals(Hearing.BEHIND, canary.hearing());
    busyFor(1);
    assertEquals(Hearing.AWAY, canary.hearing());
  }

  @Test
  void isLostWhenItCannotBePublishedHoweverManyOthersAreHeard() {
    busyFor(6_000);
    canary.published(new IllegalStateException("No answer"));
    assertEquals(Hearing.AWAY, canary.hearing());
    canary.published(null);
    assertEquals(Hearing.BEHIND, canary.hearing());
  }

  @Test
  void isNotHeardFromWhoPublishesSomethingElseInItsPlace() {
    now += 5_000;
    hear("news");
    assertEquals(Hearing.AWAY, canary.hearing());
  }
}

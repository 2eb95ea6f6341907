package com.lexintel.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log says of Redis, and how often. */
class HearingLogTest {
  private static final String AWAY =
      "Redis is away: progress is read from the database once a second";
  private static final String BACK = "Redis is back: progress is live again";

  private final HearingLog log = new HearingLog();
  private final HearingLines lines = new HearingLines();

  @AfterEach
  void end() {
    lines.close();
  }

  @Test
  void saysNothingWhenRedisIsThereFromTheStart() {
    log.tell(Hearing.LIVE, 0);
    assertEquals(List.of(), lines.all());
  }

  @Test
  void saysOnceThatRedisIsAwayAndOnceThatItIsBack() {
    log.tell(Hearing.AWAY, 5_000);
    log.tell(Hearing.AWAY, 6_000);
    log.tell(Hearing.LIVE, 0);
    log.tell(Hearing.LIVE, 0);
    assertEquals(List.of(AWAY, BACK), lines.all());
  }

  @Test
  void saysHowLateANodeIsAndHowLateItWasAtMost() {
    log.tell(Hearing.LIVE, 0);
    log.tell(Hearing.BEHIND, 5_900);
    log.tell(Hearing.BEHIND, 12_300);
    log.tell(Hearing.BEHIND, 7_000);
    log.tell(Hearing.LIVE, 4_900);
    log.tell(Hearing.BEHIND, 5_100);
    log.tell(Hearing.LIVE, 4_900);
    log.tell(Hearing.LIVE, 1_000);
    assertEquals(
        List.of(
            "Redis brings more than this node can take at once: it hears what was published 5 s"
                + " ago, and reads the database once a second",
            "All that Redis brought is heard, at most 12 s late: progress is live again"),
        lines.all());
  }

  @Test
  void saysThatRedisIsAwayWhenItGoesWhileANodeIsBehind() {
    log.tell(Hearing.BEHIND, 8_000);
    log.tell(Hearing.AWAY, 20_000);
    log.tell(Hearing.LIVE, 0);
    assertEquals(List.of(AWAY, BACK), lines.all().subList(1, 3));
  }

  /** How late the time before was is not told again. */
  @Test
  void countsEachTimeAnew() {
    for (long late : new long[] {30_000, 6_000}) {
      log.tell(Hearing.BEHIND, late);
      log.tell(Hearing.LIVE, 0);
    }
    assertEquals(
        "All that Redis brought is heard, at most 6 s late: progress is live again",
        lines.all().get(3));
  }
}

package com.lexintel.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the log says of Redis, and how often. */
class HearingLogTest {
  private static final String AWAY =
      "Redis is away: progress is read from the database once a second";
  private static final String BACK = "Redis is back: progress is live again";

  private final HearingLog log = new HearingLog();
  private final Logger logger = Logger.getLogger(HearingLog.class.getName());
  private final List<String> lines = new ArrayList<>();
  private final Handler handler =
      new Handler() {
        @Override
        public void publish(LogRecord line) {
          lines.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
      };

  @BeforeEach
  void read() {
    logger.addHandler(handler);
  }

  @AfterEach
  void end() {
    logger.removeHandler(handler);
  }

  @Test
  void saysNothingWhenRedisIsThereFromTheStart() {
    log.tell(Hearing.LIVE, 0);
    assertEquals(List.of(), lines);
  }

  @Test
  void saysOnceThatRedisIsAwayAndOnceThatItIsBack() {
    log.tell(Hearing.AWAY, 5_000);
    log.tell(Hearing.AWAY, 6_000);
    log.tell(Hearing.LIVE, 0);
    log.tell(Hearing.LIVE, 0);
    assertEquals(List.of(AWAY, BACK), lines);
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
        lines);
  }

  @Test
  void saysThatRedisIsAwayWhenItGoesWhileANodeIsBehind() {
    log.tell(Hearing.BEHIND, 8_000);
    log.tell(Hearing.AWAY, 20_000);
    log.tell(Hearing.LIVE, 0);
    assertEquals(List.of(AWAY, BACK), lines.subList(1, 3));
  }

  /** How late the time before was is not told again. */
  @Test
  void countsEachTimeAnew() {
    for (long late : new long[] {30_000, 6_000}) {
      log.tell(Hearing.BEHIND, late);
      log.tell(Hearing.LIVE, 0);
    }
    assertEquals(
        "All that Redis brought is heard, at most 6 s late: progress is live again", lines.get(3));
  }
}

package com.lexintel.redis;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line in the log when hearing becomes worse, and one when it is good again. */
final class HearingLog {
  private static final Logger LOG = LoggerFactory.getLogger(HearingLog.class);

  /** Who is less late has caught up. Were it as late as who is behind, one time would be many. */
  private static final long CAUGHT_UP = 2_000;

  private Hearing told;
  private long latest;

  /** Whether nothing has been told yet: to find Redis there at the start is no news. */
  boolean fresh() {
    return told == null;
  }

  /**
   * @param late how old what is heard is, in milliseconds
   */
  void tell(Hearing now, long late) {
    if (now == Hearing.BEHIND) {
      latest = told == now ? Math.max(latest, late) : late;
    }
    boolean stillBehind = told == Hearing.BEHIND && now == Hearing.LIVE && late >= CAUGHT_UP;
    if (now == told || stillBehind) {
      return;
    }
    switch (now) {
      case AWAY -> LOG.warn("Redis is away: progress is read from the database once a second");
      case BEHIND ->
          LOG.warn(
              "Redis brings more than this node can take at once: it hears what was published {} s"
                  + " ago, and reads the database once a second",
              seconds(late));
      case LIVE -> tellThatAllIsWell();
    }
    told = now;
  }

  private void tellThatAllIsWell() {
    if (told == Hearing.AWAY) {
      LOG.info("Redis is back: progress is live again");
    } else if (told == Hearing.BEHIND) {
      LOG.info(
          "All that Redis brought is heard, at most {} s late: progress is live again",
          seconds(latest));
    }
  }

  private static long seconds(long milliseconds) {
    return TimeUnit.MILLISECONDS.toSeconds(milliseconds);
  }
}

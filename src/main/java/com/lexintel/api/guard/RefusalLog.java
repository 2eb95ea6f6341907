package com.lexintel.api.guard;

import com.lexintel.node.Ticks;
import com.lexintel.problem.ProblemCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator of requests that are refused before anybody is asked who calls. One line in
 * ten seconds, however many there are: whoever sends them must not fill the log.
 */
final class RefusalLog {
  private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);
  private static final long INTERVAL = 10_000;

  private final Ticks ticks;
  private long refused;
  private long next = Long.MIN_VALUE;

  RefusalLog(Ticks ticks) {
    this.ticks = ticks;
  }

  /**
   * @param address of the peer
   * @return whether it was told now
   */
  boolean tell(ProblemCode code, String address) {
    long since;
    synchronized (this) {
      refused++;
      if (ticks.now() < next) {
        return false;
      }
      next = ticks.now() + INTERVAL;
      since = refused;
      refused = 0;
    }
    LOG.warn(
        "Refused: {} for {}; {} requests since the last such line", code.word(), address, since);
    return true;
  }
}

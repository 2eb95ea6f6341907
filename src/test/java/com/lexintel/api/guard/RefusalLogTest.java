package com.lexintel.api.guard;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.problem.ProblemCode;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusalLogTest {
  private final AtomicLong now = new AtomicLong(-5_000);
  private final RefusalLog log = new RefusalLog(now::get);

  @Test
  void theFirstIsToldAndThenOneInTenSeconds() {
    assertTrue(log.tell(ProblemCode.UNKNOWN_HOST, "10.0.0.7"));
    for (int i = 0; i < 1_000; i++) {
      assertFalse(log.tell(ProblemCode.UNKNOWN_HOST, "10.0.0.7"));
    }
    now.addAndGet(9_999);
    assertFalse(log.tell(ProblemCode.CROSS_SITE, "10.0.0.7"));
    now.addAndGet(1);
    assertTrue(log.tell(ProblemCode.CROSS_SITE, "10.0.0.7"));
  }
}

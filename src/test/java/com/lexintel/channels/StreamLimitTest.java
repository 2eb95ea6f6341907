package com.lexintel.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class StreamLimitTest {

  @Test
  void leavesTheServerEnoughFiles() {
    assertEquals(14_700, StreamLimit.within(20_000));
    assertEquals(468, StreamLimit.within(1_024));
    assertEquals(64, StreamLimit.within(256));
    assertEquals(Integer.MAX_VALUE, StreamLimit.within(Long.MAX_VALUE));
    assertEquals(20_000, StreamLimit.within(-1), "not known");
  }

  @Test
  void aSettingIsTakenAsItIs() {
    assertEquals(3, StreamLimit.of(3));
    assertTrue(StreamLimit.of(0) >= 64);
  }
}

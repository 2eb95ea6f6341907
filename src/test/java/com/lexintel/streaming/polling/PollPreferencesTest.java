package com.lexintel.streaming.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PollPreferencesTest {

  @Test
  void understandsWhatClientsSend() {
    PollPreferences conditions = PollPreferences.of("W/\"5\", \"7\"", "respond-async, wait=10");
    assertTrue(conditions.knows("\"5\""));
    assertTrue(conditions.knows("\"7\""));
    assertTrue(conditions.outdated("\"8\""));
    assertEquals(10, conditions.seconds());
    assertEquals(30, PollPreferences.of(null, "wait=999").seconds());
    assertEquals(0, PollPreferences.of(null, "wait=soon").seconds());
    assertFalse(PollPreferences.of(null, null).outdated("\"1\""));
    assertTrue(PollPreferences.of("*", null).knows("\"1\""));
  }
}

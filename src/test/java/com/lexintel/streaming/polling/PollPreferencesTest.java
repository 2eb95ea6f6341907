package com.lexintel.streaming.polling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PollPreferencesTest {

  @Test
  void understandsWhatClientsSend() {
    assertEquals(10, PollPreferences.of(null, "respond-async, wait=10").seconds());
    assertEquals(30, PollPreferences.of(null, "wait=999").seconds());
    assertEquals(0, PollPreferences.of(null, "wait=soon").seconds());
    assertTrue(PollPreferences.of("W/\"5\", \"7\"", null).conditional());
    assertFalse(PollPreferences.of(null, null).conditional());
    assertTrue(PollPreferences.of("*", null).anyState());
    assertFalse(PollPreferences.of("\"*\"", null).anyState());
  }
}

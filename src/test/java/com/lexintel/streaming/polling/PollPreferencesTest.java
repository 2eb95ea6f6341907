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
  }

  @Test
  void comparesEntityTagsWeakly() {
    PollPreferences two = PollPreferences.of("W/\"5\", \"7\"", null);
    assertTrue(two.knows("5") && two.knows("7"));
    assertFalse(two.knows("57"));
    assertTrue(two.outdated("8"));
    assertFalse(PollPreferences.of(null, null).outdated("8"));
    assertTrue(PollPreferences.of("*", null).knows("8"));
    assertFalse(PollPreferences.of("\"*\"", null).knows("8"));
  }
}

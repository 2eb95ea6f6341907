package com.lexintel.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConditionsTest {

  @Test
  void understandsWhatClientsSend() {
    Conditions conditions = Conditions.of("W/\"5\", \"7\"", "respond-async, wait=10");
    assertTrue(conditions.knows("\"5\""));
    assertTrue(conditions.knows("\"7\""));
    assertTrue(conditions.outdated("\"8\""));
    assertEquals(10, conditions.seconds());
    assertEquals(30, Conditions.of(null, "wait=999").seconds());
    assertEquals(0, Conditions.of(null, "wait=soon").seconds());
    assertFalse(Conditions.of(null, null).outdated("\"1\""));
    assertTrue(Conditions.of("*", null).knows("\"1\""));
  }
}

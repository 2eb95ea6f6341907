package com.lexintel.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscribeRequestTest {

  @ParameterizedTest
  @ValueSource(strings = {"last_event_id", "lastEventId", "evs_last_event_id"})
  void aCursorIsTakenFromEveryParameterThatClientsUse(String name) {
    assertEquals("57", SubscribeRequest.cursor(Map.of(name, List.of("57"))));
  }

  @Test
  void anEmptyParameterIsNone() {
    assertNull(SubscribeRequest.cursor(Map.of()));
    assertNull(SubscribeRequest.cursor(Map.of("lastEventId", List.of(""))));
    assertEquals(
        "57",
        SubscribeRequest.cursor(
            Map.of("last_event_id", List.of(" "), "lastEventId", List.of("57", "58"))));
  }
}

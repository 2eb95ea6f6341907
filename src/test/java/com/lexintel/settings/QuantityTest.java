package com.lexintel.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
  @Test
  void sizes() {
    assertEquals(209_715_200, Quantity.bytes("200MiB"));
    assertEquals(1024, Quantity.bytes("1 kib"));
    assertEquals(7, Quantity.bytes("7"));
  }

  @Test
  void durations() {
    assertEquals(Duration.ofSeconds(15), Quantity.duration("15s"));
    assertEquals(Duration.ofSeconds(15), Quantity.duration("15"));
    assertEquals(Duration.ofMillis(500), Quantity.duration("500ms"));
    assertEquals(Duration.ofMinutes(10), Quantity.duration("PT10M"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "-1", "5 parsecs", "99999999999999"})
  void everythingElseIsRefused(String text) {
    assertThrows(IllegalArgumentException.class, () -> Quantity.bytes(text));
    assertThrows(IllegalArgumentException.class, () -> Quantity.duration(text));
  }
}

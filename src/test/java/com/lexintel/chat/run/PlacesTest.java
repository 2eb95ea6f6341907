package com.lexintel.chat.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class PlacesTest {
  private final Places places = new Places(3);
  private int taken;

  private boolean take() {
    taken++;
    return true;
  }

  @Test
  void asManyAreFilledAsAreFree() {
    places.fill(this::take);
    assertEquals(3, taken);
    places.leave();
    places.fill(this::take);
    assertEquals(4, taken);
  }

  @Test
  void noPlaceIsLostWithWhatCannotBeTaken() {
    places.fill(() -> false);
    for (int i = 0; i < 5; i++) {
      assertThrows(NoClassDefFoundError.class, () -> places.fill(PlacesTest::fail));
    }
    places.fill(this::take);
    assertEquals(3, taken);
  }

  private static boolean fail() {
    throw new NoClassDefFoundError("no file descriptor is left");
  }
}

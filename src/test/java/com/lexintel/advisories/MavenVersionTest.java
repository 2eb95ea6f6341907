package com.lexintel.advisories;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MavenVersionTest {
  @ParameterizedTest
  @CsvSource({
    "1.0, 1, 0",
    "1.0.0.Final, 1.0, 0",
    "1.9, 1.10, -1",
    "2.0.0-M4, 2.0.0-M5, -1",
    "2.0.0-M5, 2.0.0, -1",
    "1.0-rc1, 1.0, -1",
    "1.0-SNAPSHOT, 1.0-rc1, 1",
    "1.0-alpha-2, 1.0-beta-1, -1",
    "1.0-sp1, 1.0, 1",
    "4.2.16.Final, 4.2.5.Final, 1",
    "4.2.4.Final, 4.2.5, -1",
    "3.3.1, 3.2.2, 1",
    "1.19.0-beta29, 1.19.0, -1",
    "2.0.6.1, 2.0.6, 1",
    "10.6, 10.0.2, 1"
  })
  void versionsAreInMavensOrder(String one, String other, int order) {
    assertEquals(order, Integer.signum(new MavenVersion(one).compareTo(new MavenVersion(other))));
    assertEquals(-order, Integer.signum(new MavenVersion(other).compareTo(new MavenVersion(one))));
  }
}

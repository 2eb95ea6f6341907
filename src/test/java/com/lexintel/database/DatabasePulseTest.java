package com.lexintel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is an outage, and what is not. */
class DatabasePulseTest {
  private static final Duration JUST_NOW = Duration.ofSeconds(2);

  private final FakePool pool = new FakePool();
  private final DatabasePulse pulse = new DatabasePulse(pool.dataSource(), null);

  @Test
  void thatOthersHaveAllConnectionsIsNoOutage() {
    pulse.ask();
    pool.exhausted(true);
    pulse.ask();

    assertFalse(pulse.away());
    assertFalse(pulse.awayWithin(JUST_NOW));
  }

  @Test
  void itKeepsOneConnectionThatIsNotWaitedForInVain() {
    pulse.ask();
    pulse.ask();

    assertEquals(1, pool.given());
    assertEquals(1, pool.out());
    assertTrue(pool.timeout() <= 5_000);
  }

  @Test
  void aConnectionThatIsLostAloneIsReplacedAndTellsOfAMoment() {
    pulse.ask();
    pool.cut();
    pulse.ask();

    assertFalse(pulse.away());
    assertTrue(pulse.awayWithin(JUST_NOW));
    assertEquals(2, pool.given());
    assertEquals(1, pool.out());
  }

  @Test
  void anOutageEndsWithAConnectionThatAnswers() {
    pulse.ask();
    pool.away(true);
    pulse.ask();
    assertTrue(pulse.away());
    assertTrue(pulse.awayWithin(JUST_NOW));
    assertEquals(0, pool.out());

    pool.away(false);
    pulse.ask();
    assertFalse(pulse.away());
    assertEquals(1, pool.out());
  }

  @Test
  void itsConnectionGoesBackAsItWas() throws SQLException {
    KeptConnection connection = new KeptConnection(pool.dataSource());
    connection.ask();
    connection.close();

    assertEquals(1, pool.given());
    assertEquals(0, pool.out());
    assertTrue(pool.asGiven());
  }
}

package com.lexintel.streaming.socketio.engineio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lexintel.channels.FakeTime;
import org.junit.jupiter.api.Test;

class HeartbeatTest {
  private static final EngineSettings SETTINGS =
      new EngineSettings("/engine.io/", 25_000, 20_000, 1_000);

  private final FakeTime time = new FakeTime();
  private int unanswered;

  @Test
  void aPingThatCannotBeSentIsOneThatNobodyAnswers() {
    new Heartbeat(SETTINGS, time, HeartbeatTest::fail, () -> unanswered++).begin();

    assertThrows(NoClassDefFoundError.class, () -> time.pass(25_000));
    time.pass(19_999);
    assertEquals(0, unanswered);
    time.pass(1);
    assertEquals(1, unanswered);
  }

  private static void fail() {
    throw new NoClassDefFoundError("no file descriptor is left");
  }
}

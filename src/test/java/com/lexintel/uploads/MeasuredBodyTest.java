package com.lexintel.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A body of which 1,024 bytes a second are wanted. */
class MeasuredBodyTest {
  private final AtomicLong now = new AtomicLong();
  private final AtomicLong counted = new AtomicLong();
  private final byte[] buffer = new byte[64 * 1024];

  @Test
  void whoSendsAByteNowAndThenIsCutOff() throws IOException {
    MeasuredBody body = measured(1_000, 1);
    for (int i = 0; i < 29; i++) {
      assertEquals(1, body.read(buffer));
    }
    Problem refusal = assertThrows(Problem.class, () -> body.read(buffer));
    assertEquals(ProblemCode.UPLOAD_TOO_SLOW, refusal.code());
    assertEquals(30_000, now.get());
    assertThrows(Problem.class, body::read, "the parser may read on to find the end of the part");
    assertEquals(30_000, now.get(), "and does not wait for it");
  }

  /** Open Liberty waits for 32 KiB, for a minute, and then says that the connection is broken. */
  @Test
  void soIsWhomTheServerHasGivenUp() {
    MeasuredBody slow = broken(60_000);
    assertEquals(
        ProblemCode.UPLOAD_TOO_SLOW, assertThrows(Problem.class, () -> slow.read(buffer)).code());
    assertThrows(IOException.class, () -> broken(1_000).read(buffer), "who is gone is not slow");
  }

  private MeasuredBody broken(long milliseconds) {
    InputStream body =
        new InputStream() {
          @Override
          public int read() throws IOException {
            now.addAndGet(milliseconds);
            throw new IOException("Connection reset");
          }
        };
    return new MeasuredBody(body, now::get, 1_024, counted::addAndGet);
  }

  @Test
  void soIsWhoWasFastBefore() throws IOException {
    AtomicLong left = new AtomicLong(1_000);
    MeasuredBody body =
        measured(
            () -> {
              boolean fast = left.decrementAndGet() >= 0;
              now.addAndGet(fast ? 60 : 10_000);
              return fast ? buffer.length : 1;
            });
    for (int i = 0; i < 1_000; i++) {
      assertEquals(buffer.length, body.read(buffer));
    }
    assertThrows(
        Problem.class,
        () -> {
          for (int i = 0; i < 6; i++) {
            body.read(buffer);
          }
        });
    assertEquals(buffer.length * 1_000L + 3, counted.get());
  }

  @Test
  void aSlowLineIsFastEnough() throws IOException {
    MeasuredBody body = measured(1_000, 1_024);
    for (int i = 0; i < 300; i++) {
      assertEquals(1_024, body.read(buffer));
    }
  }

  @Test
  void aSlowDiskIsNotTheSendersFault() throws IOException {
    MeasuredBody body = measured(0, 10);
    for (int i = 0; i < 100; i++) {
      assertEquals(10, body.read(buffer));
      now.addAndGet(10_000);
    }
  }

  @Test
  void whatTheCounterRefusesStaysRefused() throws IOException {
    MeasuredBody body =
        new MeasuredBody(
            new Sender(() -> 10),
            now::get,
            1_024,
            read -> {
              throw new Problem(ProblemCode.UPLOAD_BUDGET_SPENT, "spent");
            });
    assertThrows(Problem.class, () -> body.read(buffer));
    assertThrows(Problem.class, body::read);
  }

  private MeasuredBody measured(long milliseconds, int bytes) {
    return measured(
        () -> {
          now.addAndGet(milliseconds);
          return bytes;
        });
  }

  private MeasuredBody measured(Arrival arrival) {
    return new MeasuredBody(new Sender(arrival), now::get, 1_024, counted::addAndGet);
  }

  private interface Arrival {
    int bytes();
  }

  private static final class Sender extends InputStream {
    private final Arrival arrival;

    private Sender(Arrival arrival) {
      this.arrival = arrival;
    }

    @Override
    public int read() {
      throw new UnsupportedOperationException("one by one is slow");
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
      return Math.min(length, arrival.bytes());
    }
  }
}

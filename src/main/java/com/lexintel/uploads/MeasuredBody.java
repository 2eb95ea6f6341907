package com.lexintel.uploads;

import com.lexintel.node.Ticks;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.IntConsumer;

/**
 * The body of an upload as it comes. A client that sends a byte now and then would hold a thread of
 * the server for ever, so whoever lets it wait must bring a little in that time.
 */
final class MeasuredBody extends InputStream {
  /** Waiting of that many milliseconds is looked at together: a lost connection may come back. */
  static final long WINDOW = 30_000;

  private final InputStream body;
  private final Ticks ticks;
  private final long leastInWindow;
  private final IntConsumer counter;
  private long waited;
  private long brought;
  private Problem refusal;

  /**
   * @param minRate bytes a second
   * @param counter told of the bytes; what it throws ends the upload
   */
  MeasuredBody(InputStream body, Ticks ticks, long minRate, IntConsumer counter) {
    this.body = body;
    this.ticks = ticks;
    this.leastInWindow = minRate * WINDOW / 1_000;
    this.counter = counter;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  /**
   * @throws Problem {@code upload_too_slow}, or that of the counter; from then on always
   */
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (refusal != null) {
      throw refusal;
    }
    long before = ticks.now();
    int read;
    try {
      read = body.read(buffer, offset, length);
    } catch (IOException broken) {
      // A server whose reads wait for much at once gives up a slow sender by itself.
      waited += ticks.now() - before;
      measure(0);
      throw broken;
    }
    waited += ticks.now() - before;
    if (read > 0) {
      brought += read;
      measure(read);
    }
    return read;
  }

  private void measure(int read) {
    try {
      counter.accept(read);
      if (waited >= WINDOW) {
        refuseWhenSlow();
        waited = 0;
        brought = 0;
      }
    } catch (Problem refused) {
      refusal = refused;
      throw refused;
    }
  }

  private void refuseWhenSlow() {
    if (brought < leastInWindow) {
      throw new Problem(
          ProblemCode.UPLOAD_TOO_SLOW,
          "The upload came too slowly: "
              + brought
              + " bytes in "
              + waited / 1_000
              + " s of waiting for it");
    }
  }
}

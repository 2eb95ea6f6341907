package com.lexintel.faults;

import com.lexintel.EventStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A stream of events that is closed when nothing has come for too long, not even a comment. */
final class WatchedStream implements AutoCloseable {
  /** Longer than the heartbeat, which is a second here. */
  static final Duration LONGEST_SILENCE = Duration.ofSeconds(4);

  private static final long BETWEEN_LOOKS = 500;
  private static final ScheduledExecutorService WATCH =
      Executors.newScheduledThreadPool(
          1,
          task -> {
            Thread thread = new Thread(task, "silence");
            thread.setDaemon(true);
            return thread;
          });

  private final EventStream stream;
  private final Future<?> watch;

  WatchedStream(HttpResponse<InputStream> response) {
    stream = new EventStream(response);
    watch =
        WATCH.scheduleWithFixedDelay(
            this::closeWhenSilent, BETWEEN_LOOKS, BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
  }

  /** The next message; empty at the end of the stream. */
  Optional<EventStream.Message> next() {
    return stream.next();
  }

  private void closeWhenSilent() {
    if (stream.silence().compareTo(LONGEST_SILENCE) > 0) {
      try {
        stream.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public void close() throws IOException {
    watch.cancel(false);
    stream.close();
  }
}

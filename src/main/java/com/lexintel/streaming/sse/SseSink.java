package com.lexintel.streaming.sse;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.streaming.events.EventOutput;
import jakarta.ws.rs.sse.SseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;

/** A browser's or any other client's event stream. */
final class SseSink implements MessageSink {
  private static final long RETRY = 2000;
  private static final long JITTER = 500;
  private static final long SOONEST = 500;
  private static final long LATEST = 4000;

  private final EventOutput output;

  /**
   * @param executor what a server's {@code send} may block for as long as the client does not read
   */
  SseSink(SseEventSink sink, Executor executor) {
    this.output = new EventOutput(sink, executor);
  }

  @Override
  public CompletionStage<?> send(Message message) {
    // The jitter keeps the clients of a server that restarts from coming back all at once.
    long retry =
        message.control()
            ? RETRY + ThreadLocalRandom.current().nextLong(-JITTER, JITTER + 1)
            : SseEvent.RECONNECT_NOT_SET;
    return output.send(new OutgoingEvent(message, null, retry));
  }

  @Override
  public CompletionStage<?> heartbeat() {
    return output.send(OutgoingEvent.comment("alive", SseEvent.RECONNECT_NOT_SET));
  }

  @Override
  public CompletionStage<?> farewell() {
    long retry = ThreadLocalRandom.current().nextLong(SOONEST, LATEST);
    return output.send(OutgoingEvent.comment("this server is stopping", retry));
  }

  @Override
  public void close() {
    output.close();
  }
}

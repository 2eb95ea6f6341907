package com.lexintel.streaming.sse;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import jakarta.ws.rs.sse.SseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;

/** A browser's or any other client's event stream. */
final class SseSink implements MessageSink {
  private static final long RETRY = 2000;
  private static final long JITTER = 500;
  private static final long SOONEST = 500;
  private static final long LATEST = 4000;

  private final SseEventSink sink;
  private final Executor executor;
  private boolean writing;
  private boolean closed;

  /**
   * @param executor what a server's {@code send} may block for as long as the client does not read
   */
  SseSink(SseEventSink sink, Executor executor) {
    this.sink = sink;
    this.executor = executor;
  }

  @Override
  public CompletionStage<?> send(Message message) {
    // The jitter keeps the clients of a server that restarts from coming back all at once.
    long retry =
        message.control()
            ? RETRY + ThreadLocalRandom.current().nextLong(-JITTER, JITTER + 1)
            : SseEvent.RECONNECT_NOT_SET;
    return send(new OutgoingEvent(message, null, retry));
  }

  @Override
  public CompletionStage<?> heartbeat() {
    return send(OutgoingEvent.comment("alive", SseEvent.RECONNECT_NOT_SET));
  }

  @Override
  public CompletionStage<?> farewell() {
    long retry = ThreadLocalRandom.current().nextLong(SOONEST, LATEST);
    return send(OutgoingEvent.comment("this server is stopping", retry));
  }

  private CompletionStage<?> send(OutgoingEvent event) {
    return CompletableFuture.supplyAsync(() -> write(event), executor).thenCompose(sent -> sent);
  }

  private CompletionStage<?> write(OutgoingEvent event) {
    if (!begin()) {
      throw new IllegalStateException("The client has left");
    }
    try {
      return sink.send(event);
    } finally {
      end();
    }
  }

  private synchronized boolean begin() {
    writing = !closed && !sink.isClosed();
    return writing;
  }

  private void end() {
    boolean closeNow;
    synchronized (this) {
      writing = false;
      closeNow = closed;
    }
    if (closeNow) {
      sink.close();
    }
  }

  /**
   * Jersey would end the answer under the thread that is just writing it; that one ends it then.
   */
  @Override
  public void close() {
    boolean closeNow;
    synchronized (this) {
      closeNow = !writing && !closed;
      closed = true;
    }
    if (closeNow) {
      sink.close();
    }
  }
}

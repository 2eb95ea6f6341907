package com.lexintel.progress;

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

  private final SseEventSink sink;
  private final Executor executor;

  /**
   * @param executor for servers whose {@code send} blocks as long as the client does not read
   */
  SseSink(SseEventSink sink, Executor executor) {
    this.sink = sink;
    this.executor = sink.getClass().getName().startsWith("org.glassfish.") ? executor : null;
  }

  @Override
  public CompletionStage<?> send(Message message) {
    // The jitter keeps the clients of a server that restarts from coming back all at once.
    long retry =
        message.control()
            ? RETRY + ThreadLocalRandom.current().nextLong(-JITTER, JITTER + 1)
            : SseEvent.RECONNECT_NOT_SET;
    return send(new OutgoingEvent(message.id(), message.data(), null, retry));
  }

  @Override
  public CompletionStage<?> heartbeat() {
    return send(new OutgoingEvent(null, null, "alive", SseEvent.RECONNECT_NOT_SET));
  }

  private CompletionStage<?> send(OutgoingEvent event) {
    if (sink.isClosed()) {
      return CompletableFuture.failedFuture(new IllegalStateException("The client has left"));
    }
    return executor == null
        ? sink.send(event)
        : CompletableFuture.supplyAsync(() -> sink.send(event), executor)
            .thenCompose(stage -> stage);
  }

  @Override
  public void close() {
    sink.close();
  }
}

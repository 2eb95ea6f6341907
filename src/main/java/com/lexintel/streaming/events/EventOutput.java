package com.lexintel.streaming.events;

import jakarta.ws.rs.sse.SseEventSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** Writes the events of one stream, and ends it. */
public final class EventOutput {
  private final SseEventSink sink;
  private final Executor executor;
  private boolean writing;
  private boolean closed;

  /**
   * @param executor what a server's {@code send} may block for as long as the client does not read
   */
  public EventOutput(SseEventSink sink, Executor executor) {
    this.sink = sink;
    this.executor = executor;
  }

  /** Writes an event; the stage fails when the client has left. One at a time. */
  public CompletionStage<?> send(WholeEvent event) {
    return CompletableFuture.supplyAsync(() -> write(event), executor).thenCompose(sent -> sent);
  }

  private CompletionStage<?> write(WholeEvent event) {
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
   * Ends the stream. Jersey would end the answer under the thread that is just writing it; that one
   * ends it then.
   */
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

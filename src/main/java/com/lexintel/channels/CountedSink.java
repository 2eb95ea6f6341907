package com.lexintel.channels;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

/** A sink whose end is told once. */
final class CountedSink implements MessageSink {
  private final MessageSink sink;
  private final Runnable ended;
  private final AtomicBoolean open = new AtomicBoolean(true);

  CountedSink(MessageSink sink, Runnable ended) {
    this.sink = sink;
    this.ended = ended;
  }

  @Override
  public CompletionStage<?> send(Message message) {
    return sink.send(message);
  }

  @Override
  public CompletionStage<?> heartbeat() {
    return sink.heartbeat();
  }

  @Override
  public CompletionStage<?> farewell() {
    return sink.farewell();
  }

  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      ended.run();
      sink.close();
    }
  }
}

package com.lexintel.streaming.polling;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A client that waits for the next change and then leaves. It takes no message: the first that
 * brings something new ends it, and the answer is read from the channel's state.
 */
final class WaitingSink implements MessageSink {
  private final Runnable answer;
  private final Executor executor;
  private final AtomicBoolean open = new AtomicBoolean(true);

  /**
   * @param answer answers the client; may read the database, and writes
   * @param executor runs it, so that the channel need not wait
   */
  WaitingSink(Runnable answer, Executor executor) {
    this.answer = answer;
    this.executor = executor;
  }

  @Override
  public CompletionStage<?> send(Message message) {
    return message.control() ? taken() : left();
  }

  @Override
  public CompletionStage<?> heartbeat() {
    return taken();
  }

  @Override
  public CompletionStage<?> farewell() {
    return taken();
  }

  private CompletionStage<?> taken() {
    return open.get() ? CompletableFuture.completedFuture(null) : left();
  }

  private static CompletionStage<?> left() {
    return CompletableFuture.failedFuture(new IllegalStateException("The poll is answered"));
  }

  @Override
  public void close() {
    if (open.compareAndSet(true, false)) {
      executor.execute(answer);
    }
  }
}

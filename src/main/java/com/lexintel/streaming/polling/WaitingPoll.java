package com.lexintel.streaming.polling;

import com.lexintel.channels.Message;
import com.lexintel.channels.MessageSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Somebody who waits for the next change and then leaves. */
final class WaitingPoll implements MessageSink {
  private final Runnable change;

  WaitingPoll(Runnable change) {
    this.change = change;
  }

  @Override
  public CompletionStage<?> send(Message message) {
    if (message.control()) {
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.failedFuture(new IllegalStateException("Answered"));
  }

  @Override
  public CompletionStage<?> heartbeat() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> farewell() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    change.run();
  }
}

package com.lexintel.channels;

import java.util.concurrent.CompletionStage;

/**
 * Where a subscriber's messages go. It is given one at a time: the next only when the stage of the
 * one before is complete.
 */
public interface MessageSink {

  CompletionStage<?> send(Message message);

  /** Something that a reader ignores, to find out whether it is still there. */
  CompletionStage<?> heartbeat();

  /** Asks a reader to come back elsewhere, after a moment of its own. */
  CompletionStage<?> farewell();

  void close();
}

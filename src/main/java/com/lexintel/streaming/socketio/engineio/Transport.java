package com.lexintel.streaming.socketio.engineio;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A way to the client. */
interface Transport {

  /**
   * The right to write once. Empty while the client takes nothing, or something is being written.
   */
  Optional<Writing> claim();

  /** Ends it. What is being written may be cut off. */
  void close(SessionEnd end);

  /** Writes packets. The stage completes when they are written, and fails when they never will. */
  interface Writing {
    CompletionStage<?> write(List<Packet> packets);
  }
}

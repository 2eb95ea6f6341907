package com.lexintel.streaming.socketio.engineio;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Long-polling: packets go out as the answer of a request that waits for them. */
final class PollingTransport implements Transport {
  private Function<String, CompletionStage<?>> waiting;

  /**
   * @param poll answers a request with a body
   * @return false when another waits already
   */
  synchronized boolean await(Function<String, CompletionStage<?>> poll) {
    if (waiting != null) {
      return false;
    }
    waiting = poll;
    return true;
  }

  @Override
  public synchronized Optional<Writing> claim() {
    Function<String, CompletionStage<?>> poll = waiting;
    waiting = null;
    return Optional.ofNullable(poll).map(one -> packets -> one.apply(Payload.encode(packets)));
  }

  /** Lets the request that waits go with a packet that carries nothing. */
  void release() {
    answer(Packet.NOOP);
  }

  @Override
  public void close(SessionEnd end) {
    answer(end == SessionEnd.CLIENT_LEFT ? Packet.NOOP : Packet.CLOSE);
  }

  private void answer(Packet packet) {
    claim().ifPresent(writing -> writing.write(List.of(packet)));
  }
}

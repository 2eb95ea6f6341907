package com.lexintel.streaming;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Writes the frames of one WebSocket, one after the other: Open Liberty refuses a second while one
 * is in flight, and Payara would queue without bound. Each frame's stage completes when the server
 * has written it, and fails when it never will be.
 */
public final class Outbox {
  private final RemoteEndpoint.Async remote;
  private final Executor executor;
  private final Deque<Frame> waiting = new ArrayDeque<>();
  private boolean writing;
  private boolean closed;

  /** What is to be written, and who is told when it is. */
  private record Frame(Consumer<SendHandler> begin, CompletableFuture<Void> written) {}

  /**
   * @param executor writes what can only be written by a call that waits
   */
  public Outbox(RemoteEndpoint.Async remote, Executor executor) {
    this.remote = remote;
    this.executor = executor;
  }

  public CompletionStage<Void> text(String text) {
    return add(handler -> remote.sendText(text, handler));
  }

  public CompletionStage<Void> binary(byte[] bytes) {
    return add(handler -> remote.sendBinary(ByteBuffer.wrap(bytes), handler));
  }

  public CompletionStage<Void> ping() {
    return add(handler -> executor.execute(() -> ping(handler)));
  }

  private void ping(SendHandler handler) {
    try {
      remote.sendPing(ByteBuffer.wrap("alive".getBytes(StandardCharsets.US_ASCII)));
      handler.onResult(new SendResult());
    } catch (IOException | RuntimeException gone) {
      handler.onResult(new SendResult(gone));
    }
  }

  /** Frames that wait for the one in flight. */
  public synchronized int waiting() {
    return waiting.size();
  }

  /** Nothing more is written; what waits fails. */
  public void close() {
    fail(new IllegalStateException("The connection is closed"));
  }

  private CompletionStage<Void> add(Consumer<SendHandler> begin) {
    Frame frame = new Frame(begin, new CompletableFuture<>());
    synchronized (this) {
      if (closed) {
        return CompletableFuture.failedFuture(new IllegalStateException("The client has left"));
      }
      waiting.add(frame);
      if (writing) {
        return frame.written();
      }
      writing = true;
    }
    writeAll();
    return frame.written();
  }

  private void writeAll() {
    for (Frame next = next(); next != null; next = next()) {
      if (!write(next)) {
        return;
      }
    }
  }

  private synchronized Frame next() {
    Frame next = closed ? null : waiting.poll();
    writing = next != null;
    return next;
  }

  /**
   * @return whether it is written already. If not, its handler goes on with the next: a loop, since
   *     a server that always writes at once would otherwise go deeper with each frame
   */
  private boolean write(Frame frame) {
    AtomicBoolean halfDone = new AtomicBoolean();
    try {
      frame
          .begin()
          .accept(
              result -> {
                settle(frame, result);
                if (!halfDone.compareAndSet(false, true)) {
                  writeAll();
                }
              });
    } catch (RuntimeException refused) {
      settle(frame, new SendResult(refused));
      return true;
    }
    return !halfDone.compareAndSet(false, true);
  }

  private void settle(Frame frame, SendResult result) {
    if (result.isOK()) {
      frame.written().complete(null);
    } else {
      frame.written().completeExceptionally(result.getException());
      fail(result.getException());
    }
  }

  private void fail(Throwable reason) {
    List<Frame> lost;
    synchronized (this) {
      closed = true;
      lost = List.copyOf(waiting);
      waiting.clear();
    }
    lost.forEach(frame -> frame.written().completeExceptionally(reason));
  }
}

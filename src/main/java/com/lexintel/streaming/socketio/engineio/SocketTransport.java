package com.lexintel.streaming.socketio.engineio;

import com.lexintel.streaming.Outbox;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A WebSocket: each packet is a frame. */
final class SocketTransport implements Transport {
  private static final Logger LOG = LoggerFactory.getLogger(SocketTransport.class);

  private final Session socket;
  private final Executor executor;
  private final Outbox outbox;
  private boolean writing;
  private boolean closed;

  /**
   * @param executor closes the connection: the server may wait for the client
   */
  SocketTransport(Session socket, Executor executor) {
    this.socket = socket;
    this.executor = executor;
    this.outbox = new Outbox(socket.getAsyncRemote(), executor);
  }

  @Override
  public synchronized Optional<Writing> claim() {
    if (writing || closed) {
      return Optional.empty();
    }
    writing = true;
    return Optional.of(this::write);
  }

  private CompletionStage<?> write(List<Packet> packets) {
    CompletionStage<?> last = CompletableFuture.completedFuture(null);
    for (Packet packet : packets) {
      last = frame(packet);
    }
    return last.whenComplete((done, failure) -> written());
  }

  private synchronized void written() {
    writing = false;
  }

  /** Sends a packet about the connection itself, whatever waits. */
  CompletionStage<Void> frame(Packet packet) {
    return packet.isBinary() ? outbox.binary(packet.binary()) : outbox.text(packet.encoded());
  }

  @Override
  public void close(SessionEnd end) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    outbox.close();
    try {
      executor.execute(() -> end(end));
    } catch (RejectedExecutionException stopped) {
      LOG.debug("The server ends the connection with the application", stopped);
    }
  }

  private void end(SessionEnd end) {
    try {
      socket.close(end.reason());
    } catch (IOException | RuntimeException gone) {
      LOG.debug("A connection was gone before it was closed", gone);
    }
  }
}

package com.lexintel.streaming.websocket;

import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.streaming.socket.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** One subscription on a connection. */
final class SocketSink implements MessageSink {
  private final Socket socket;
  private final Dialect dialect;
  private final Runnable ended;
  private Subscription subscription;
  private boolean closed;
  private volatile boolean inFlight;
  private volatile boolean revoked;

  /**
   * @param ended called once, when the subscription is over
   */
  SocketSink(Socket socket, Dialect dialect, Runnable ended) {
    this.socket = socket;
    this.dialect = dialect;
    this.ended = ended;
    socket.subscribed();
  }

  /** Begins to follow a topic. */
  void follow(Client client, LiveProgress live, Topic topic, String cursor) {
    follow(sink -> live.follow(client, topic, sink, cursor, Fields.ALL));
  }

  /**
   * Begins.
   *
   * @param following attaches this sink to what is followed
   */
  void follow(Function<MessageSink, Subscription> following) {
    try {
      Subscription begun = following.apply(this);
      synchronized (this) {
        subscription = begun;
      }
    } catch (RuntimeException unavailable) {
      leave();
      throw unavailable;
    }
    // The client may have left meanwhile, when there was no subscription to end.
    if (socket.isClosed()) {
      leave();
    }
  }

  /** The client wants no more, or has gone: it is told nothing. */
  void leave() {
    Subscription begun;
    synchronized (this) {
      begun = subscription;
    }
    finish();
    if (begun != null) {
      begun.end();
    }
  }

  @Override
  public CompletionStage<?> send(Message message) {
    revoked |= message.endsAccess();
    return write(() -> socket.send(dialect.text(message)));
  }

  @Override
  public CompletionStage<?> heartbeat() {
    return write(socket::ping);
  }

  /** The code with which the connection is closed tells the client to come back. */
  @Override
  public CompletionStage<?> farewell() {
    return write(
        () -> {
          socket.stop();
          return CompletableFuture.completedFuture(null);
        });
  }

  private CompletionStage<?> write(Supplier<CompletionStage<?>> writing) {
    synchronized (this) {
      if (closed) {
        return CompletableFuture.failedFuture(new IllegalStateException("The client has left"));
      }
    }
    inFlight = true;
    return writing.get().whenComplete((done, failure) -> inFlight = false);
  }

  /**
   * The channel lets it go. Its access has ended; or, with a message in flight, its client is too
   * slow, or the node stops; otherwise it has been told everything.
   */
  @Override
  public void close() {
    if (!finish()) {
      return;
    }
    if (revoked) {
      socket.close(Socket.ACCESS_REVOKED, "access_revoked");
    } else if (inFlight || socket.stopping()) {
      socket.cutOff();
    } else {
      dialect.end(socket);
    }
  }

  private boolean finish() {
    synchronized (this) {
      if (closed) {
        return false;
      }
      closed = true;
    }
    socket.unsubscribed();
    ended.run();
    return true;
  }
}

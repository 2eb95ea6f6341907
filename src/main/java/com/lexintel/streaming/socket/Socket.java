package com.lexintel.streaming.socket;

import com.lexintel.channels.OpenConnection;
import com.lexintel.node.Ticks;
import com.lexintel.streaming.Outbox;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A client's connection: what is written to it, whether it still answers, and its end. */
public final class Socket {
  private static final Logger LOG = LoggerFactory.getLogger(Socket.class);

  /** A thousand ids of 36 characters fit, in quotes and with what is around them. */
  public static final int LARGEST_MESSAGE = 64 * 1024;

  /** The caller may no longer see what it followed. Codes from 4000 on are the application's. */
  public static final CloseCode ACCESS_REVOKED = CloseCodes.getCloseCode(4403);

  private static final int MOST_WAITING_REPLIES = 200;
  private static final long IDLE = 60_000;
  private static final long UNANSWERED = 45_000;
  private static final long BETWEEN_PINGS = 1_000;
  private static final long NEVER = Long.MAX_VALUE;

  private final Session session;
  private final OpenConnection connection;
  private final Executor executor;
  private final Ticks ticks;
  private final Outbox outbox;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile long heardAt;
  private volatile long unansweredSince = NEVER;
  private volatile boolean stopping;
  private CompletionStage<?> lastPing;
  private long pingedAt;

  /**
   * @param connection counts it
   * @param executor runs what may wait for the client
   */
  public Socket(Session session, OpenConnection connection, Executor executor, Ticks ticks) {
    this.session = session;
    this.connection = connection;
    this.executor = executor;
    this.ticks = ticks;
    this.outbox = new Outbox(session.getAsyncRemote(), executor);
    this.heardAt = ticks.now();
  }

  /** From now on gives what the client says to a receiver, one message at a time. */
  public void listen(Consumer<String> receiver) {
    session.setMaxTextMessageBufferSize(LARGEST_MESSAGE);
    session.setMaxBinaryMessageBufferSize(LARGEST_MESSAGE);
    // The servers disagree on what counts as idle, so this is watched here.
    session.setMaxIdleTimeout(0);
    session.addMessageHandler(String.class, hearing(text -> receive(text, receiver)));
    // No text that a client can send is empty and understood.
    session.addMessageHandler(ByteBuffer.class, hearing(binary -> receiver.accept("")));
    session.addMessageHandler(PongMessage.class, hearing(pong -> {}));
  }

  /** Open Liberty bounds each frame, but not a message of several. */
  private void receive(String text, Consumer<String> receiver) {
    if (text.length() > LARGEST_MESSAGE) {
      close(CloseCodes.TOO_BIG, "a message may have 64 KiB");
    } else {
      receiver.accept(text);
    }
  }

  private <T> MessageHandler.Whole<T> hearing(Consumer<T> receiver) {
    return message -> {
      heardAt = ticks.now();
      unansweredSince = NEVER;
      receiver.accept(message);
    };
  }

  public CompletionStage<?> send(String text) {
    return outbox.text(text);
  }

  /** Answers the client. One that asks much and reads nothing is let go. */
  public void reply(String text) {
    if (outbox.waiting() >= MOST_WAITING_REPLIES) {
      close(CloseCodes.VIOLATED_POLICY, "answers are not read");
      return;
    }
    outbox.text(text);
  }

  /** Finds out whether the client is there: for all its subscriptions at once. */
  public synchronized CompletionStage<?> ping() {
    long now = ticks.now();
    if (lastPing == null || now - pingedAt >= BETWEEN_PINGS) {
      pingedAt = now;
      unansweredSince = Math.min(unansweredSince, now);
      lastPing = outbox.ping();
    }
    return lastPing;
  }

  public void subscribed() {
    connection.subscribed();
  }

  /** While the node stops, the connection goes with its last subscription. */
  public void unsubscribed() {
    connection.unsubscribed();
    if (stopping && bare()) {
      cutOff();
    }
  }

  /** Whether nothing is followed over it. */
  public boolean bare() {
    return connection.bare();
  }

  /** Ends a connection that nobody uses, or whose client is no longer there. */
  void look() {
    long now = ticks.now();
    if (bare() && now - heardAt >= IDLE) {
      close(CloseCodes.NORMAL_CLOSURE, "idle");
    } else if (now - unansweredSince >= UNANSWERED && unansweredSince != NEVER) {
      close(CloseCodes.GOING_AWAY, "pings are not answered");
    }
  }

  /** The node is about to stop. The channels send away those that follow something. */
  public void stop() {
    stopping = true;
    if (bare()) {
      cutOff();
    }
  }

  /** Ends the connection before its client has everything. It may come back, at once or later. */
  public void cutOff() {
    if (stopping) {
      close(CloseCodes.SERVICE_RESTART, "this server is stopping");
    } else {
      close(CloseCodes.TRY_AGAIN_LATER, "messages are not read");
    }
  }

  /** Ends the connection on another thread: the server may wait for the client. */
  public void close(CloseCode code, String reason) {
    if (closed.compareAndSet(false, true)) {
      outbox.close();
      connection.close();
      try {
        executor.execute(() -> end(new CloseReason(code, reason)));
      } catch (RejectedExecutionException stopped) {
        LOG.debug("The server ends the connection with the application", stopped);
      }
    }
  }

  private void end(CloseReason reason) {
    try {
      session.close(reason);
    } catch (IOException | RuntimeException gone) {
      LOG.debug("A connection was gone before it was closed", gone);
    }
  }

  /** The connection has been closed, by whomever. */
  public void closed() {
    closed.set(true);
    outbox.close();
    connection.close();
  }

  public boolean isClosed() {
    return closed.get();
  }
}

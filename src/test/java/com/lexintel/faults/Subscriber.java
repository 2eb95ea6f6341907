package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.streaming.socketio.RefusedPoll;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.WebSocketHandshakeException;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Somebody who watches through one kind of door, and comes back with the cursor after each
 * connection, to whatever node that leads to.
 */
final class Subscriber implements Runnable {
  private static final long BETWEEN_TRIES = 300;

  private final Supplier<Api> nodes;
  private final Door door;
  private final Supplier<Optional<Followed>> interests;
  private final Beliefs beliefs;
  private volatile boolean leaving;

  /**
   * @param nodes where it knocks next
   * @param interests what it follows next, once what it followed before has ended
   */
  Subscriber(
      Supplier<Api> nodes, Door door, Supplier<Optional<Followed>> interests, Beliefs beliefs) {
    this.nodes = nodes;
    this.door = door;
    this.interests = interests;
    this.beliefs = beliefs;
  }

  void start() {
    Thread thread = new Thread(this, "subscriber");
    thread.setDaemon(true);
    thread.start();
  }

  void leave() {
    leaving = true;
  }

  Beliefs beliefs() {
    return beliefs;
  }

  @Override
  public void run() {
    try {
      while (!leaving) {
        Optional<Followed> next = interests.get();
        if (next.isPresent()) {
          followToItsEnd(next.get());
        } else {
          pauseBeforeTheNextTry();
        }
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void followToItsEnd(Followed what) throws InterruptedException {
    beliefs.followsAnother();
    boolean ended = false;
    while (!leaving && !ended) {
      ended = follow(what);
      pauseBeforeTheNextTry();
    }
  }

  private boolean follow(Followed what) throws InterruptedException {
    try {
      return door.follow(nodes.get(), what, beliefs);
    } catch (WebSocketHandshakeException refused) {
      return beliefs.gone(refused.getResponse());
    } catch (RefusedPoll refused) {
      return beliefs.gone(refused.answer());
    } catch (IOException | UncheckedIOException | CompletionException brokenOff) {
      return false;
    }
  }

  private static void pauseBeforeTheNextTry() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES);
  }
}

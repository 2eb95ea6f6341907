package com.lexintel.streaming.socketio;

import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Topic;
import com.lexintel.progress.JsonFactory;
import com.lexintel.streaming.socketio.engineio.SessionEnd;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Something that one client watches. */
final class ProgressSink implements MessageSink {
  private final Peer peer;
  private final Emission emission;
  private final Topic topic;
  private final SocketPacket request;
  private final Consumer<ProgressSink> ended;
  private Subscription subscription;
  private boolean closed;
  private volatile boolean inFlight;
  private volatile boolean revoked;
  private volatile boolean stopping;

  /**
   * @param request is acknowledged as the first of all
   * @param ended called once, when it is over
   */
  ProgressSink(
      Peer peer,
      Emission emission,
      Topic topic,
      SocketPacket request,
      Consumer<ProgressSink> ended) {
    this.peer = peer;
    this.emission = emission;
    this.topic = topic;
    this.request = request;
    this.ended = ended;
    peer.session().subscribed();
  }

  /**
   * Begins.
   *
   * @param cursor null for none
   */
  void follow(LiveProgress live, String cursor) {
    try {
      Subscription begun = live.follow(peer.client(), topic, this, cursor, Fields.ALL);
      synchronized (this) {
        subscription = begun;
      }
    } catch (RuntimeException unavailable) {
      leave();
      throw unavailable;
    }
    // The client may have left meanwhile, when there was no subscription to end.
    if (peer.session().hasEnded()) {
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
    return write(() -> tell(message));
  }

  private CompletionStage<?> tell(Message message) {
    if (message.endsAccess()) {
      revoked = true;
      return peer.emit("closed", named(message.data()));
    }
    if (message.control()) {
      peer.acknowledge(request, parsed("{\"ok\":true," + message.data().substring(1)));
      return CompletableFuture.completedFuture(null);
    }
    return peer.send(emission.packet(message, topic));
  }

  private String named(String object) {
    return "{" + emission.named(topic) + "," + object.substring(1);
  }

  private static JsonObject parsed(String json) {
    try (JsonReader reader = JsonFactory.JSON.createReader(new StringReader(json))) {
      return reader.readObject();
    }
  }

  /** The session has pings of its own. */
  @Override
  public CompletionStage<?> heartbeat() {
    return write(() -> CompletableFuture.completedFuture(null));
  }

  /** A client whose session ends without a word comes back by itself, to another node. */
  @Override
  public CompletionStage<?> farewell() {
    stopping = true;
    return write(() -> CompletableFuture.completedFuture(null));
  }

  private CompletionStage<?> write(Supplier<CompletionStage<?>> writing) {
    synchronized (this) {
      if (closed || peer.session().hasEnded()) {
        return CompletableFuture.failedFuture(new IllegalStateException("The client has left"));
      }
    }
    inFlight = true;
    return writing.get().whenComplete((done, failure) -> inFlight = false);
  }

  /**
   * The channel lets it go. Its access has ended; or the node stops; or, with a message in flight,
   * its client is too slow; otherwise it has been told everything.
   */
  @Override
  public void close() {
    if (!finish()) {
      return;
    }
    if (revoked) {
      peer.disconnect(SessionEnd.ACCESS_REVOKED);
    } else if (stopping) {
      peer.session().end(SessionEnd.SERVER_STOPS);
    } else if (inFlight) {
      peer.session().end(SessionEnd.MESSAGES_UNREAD);
    } else {
      peer.emit("complete", "{" + emission.named(topic) + "}");
    }
  }

  private boolean finish() {
    synchronized (this) {
      if (closed) {
        return false;
      }
      closed = true;
    }
    peer.session().unsubscribed();
    ended.accept(this);
    return true;
  }
}

package com.lexintel.channels;

import com.lexintel.channels.delivery.DeliveryRate;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.CaseStatus;
import com.lexintel.channels.state.DocumentStatus;
import com.lexintel.channels.state.Mark;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.node.NodeStopping;
import com.lexintel.node.RepeatedTask;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StartOrder;
import com.lexintel.node.StopOrder;
import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import com.lexintel.problem.Problem;
import com.lexintel.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/**
 * The progress of all documents as this node knows it. This is all that a door needs: it asks
 * whether a topic can be followed, and then follows it with a {@link MessageSink} of its own, or
 * asks once how things are.
 *
 * <p>It decides nothing itself: it makes the parts and passes on, so it is as long as what doors
 * may ask. Doors that had to know the parts could leave out the checks of access or of shares.
 */
@ApplicationScoped
public class LiveProgress {
  private StreamShares shares;
  private Subscriptions subscriptions;
  private AccessGuard guard;
  private Dismissal dismissal;
  private RepeatedTask beat;
  private RepeatedTask accessChecks;

  protected LiveProgress() {}

  @Inject
  public LiveProgress(
      ServerResources server,
      ProgressStore store,
      AccessStore access,
      Settings settings,
      Clock clock) {
    shares = StreamShares.of(settings);
    Timer timer = server::after;
    Channels channels =
        new Channels(
            DeliveryRate.of(settings.maxStreamRate(), settings.heartbeat().toMillis()),
            Ticks.SYSTEM,
            timer,
            clock);
    subscriptions = new Subscriptions(channels, store, Ticks.SYSTEM, timer, server.executor());
    guard = new AccessGuard(subscriptions, access, timer, clock, server.executor());
    dismissal = new Dismissal(subscriptions, shares);
    RollCall rollCall = new RollCall(shares);
    beat = server.repeat(Duration.ofSeconds(1), () -> beat(rollCall));
    accessChecks = server.repeat(AccessGuard.INTERVAL, guard::check);
  }

  private void beat(RollCall rollCall) {
    subscriptions.beat();
    if (rollCall.due()) {
      subscriptions.callTheRoll();
    }
  }

  /** Without a server, and without a heartbeat of its own. */
  LiveProgress(Subscriptions subscriptions, AccessGuard guard, StreamShares shares) {
    this.shares = shares;
    this.subscriptions = subscriptions;
    this.guard = guard;
    dismissal = new Dismissal(subscriptions, shares);
  }

  /** Is made at the start: a server that stops may no longer let its classes be read. */
  void start(
      @Observes @Priority(StartOrder.CHANNELS) @Initialized(ApplicationScoped.class)
          Object application) {}

  /** Takes what was published of a document; anyone may publish, so it need not be true. */
  public void hear(UUID documentId, UUID claimedCase, JsonObject event) {
    subscriptions.hear(documentId, claimedCase, event);
  }

  /**
   * @throws Problem when this node, the user or the address has as many as it may: streams, waiting
   *     polls, what is followed over sockets, and connections over which nothing is, together
   */
  public void refuseTooMany(Client client) {
    shares.refuseConnection(client);
  }

  /**
   * The same for what is to be followed over a connection that is open already.
   *
   * @param subscribers how many it will take
   */
  public void refuseMore(Client client, int subscribers) {
    shares.refuseSubscribers(client, subscribers);
  }

  /** A connection over which things may be followed. The client is null if it is not let in. */
  public OpenConnection connect(Client client) {
    return shares.connect(client);
  }

  /**
   * @param returning whether the subscriber has followed it before, so that it may know what is
   *     deleted
   * @throws Problem when the topic names what does not exist or is not for the caller, the caller's
   *     identity has ended, or the database cannot be read
   */
  public void refuseUnknown(Identity caller, Topic topic, boolean returning) {
    subscriptions.refuseUnknown(topic, returning);
    guard.refuse(caller, topic);
  }

  /**
   * For who has waited, since access may have ended meanwhile.
   *
   * @throws Problem as {@link #refuseUnknown}
   */
  public void refuseEnded(Identity caller, Topic topic) {
    guard.refuse(caller, topic);
  }

  /**
   * Whether a subscriber with that cursor has seen all that there will ever be.
   *
   * @param cursor null when it has none
   * @throws Problem when the database cannot be read
   */
  public boolean nothingMore(Topic topic, String cursor) {
    return subscriptions.nothingMore(topic, cursor);
  }

  /**
   * Lets a subscriber follow a topic until it leaves, its subscription is ended, there is nothing
   * more to tell, or its access ends. A subscriber of several cases goes on without those that it
   * may no longer see.
   *
   * @param client whose access it is, and whose share it is counted for; a copy that stays true
   *     when the request has ended
   * @param cursor the id of the last message that the subscriber has; null when it has none
   * @param fields of several documents, which fields of their events it wants
   * @throws Problem when the database cannot be read, or the client has too many subscribers; the
   *     sink is then not used
   */
  public Subscription follow(
      Client client, Topic topic, MessageSink sink, String cursor, Fields fields) {
    return counted(
        client, sink, counted -> guard.follow(client.identity(), topic, counted, cursor, fields));
  }

  /**
   * Lets a subscriber follow something else that belongs to a case, with the same shares, and for
   * as long as the client sees the case.
   *
   * @param attaching attaches a sink to what is followed; what it throws is thrown on
   * @throws Problem as {@link #follow}
   */
  public Subscription followWithin(
      Client client, UUID caseId, MessageSink sink, Function<MessageSink, Subscription> attaching) {
    return counted(
        client, sink, counted -> guard.followWithin(client.identity(), caseId, counted, attaching));
  }

  private Subscription counted(
      Client client, MessageSink sink, Function<MessageSink, Subscription> following) {
    if (dismissal.begun()) {
      // Any other answer than a stream would send a browser away for good.
      sink.farewell().whenComplete((done, failure) -> sink.close());
      return () -> {};
    }
    StreamShares.Counted counted = shares.count(client, sink);
    try {
      return following.apply(counted);
    } catch (RuntimeException unavailable) {
      counted.release();
      throw unavailable;
    }
  }

  /**
   * A topic's state without its content, at little cost.
   *
   * @param cursor to compare it with; null for none
   * @throws Problem when the database cannot be read
   */
  public Mark mark(Topic topic, String cursor) {
    return subscriptions.mark(topic, cursor);
  }

  /**
   * The latest of a document; empty when there is none.
   *
   * @throws Problem when the database cannot be read
   */
  public Optional<DocumentStatus> document(UUID id) {
    return subscriptions.document(id);
  }

  /**
   * A case, or what changed in it since a cursor.
   *
   * @param since null for all of it
   * @throws Problem when the database cannot be read
   */
  public CaseStatus legalCase(UUID id, String since) {
    return subscriptions.legalCase(id, since);
  }

  /** Begins to send the subscribers away: the server waits for open requests before it stops. */
  void stop(@Observes @Priority(StopOrder.CLOSE_STREAMS) NodeStopping stop) {
    dismissal.begin();
  }

  /** Waits until the subscribers have gone: the application must not go before. */
  void await(@Observes @Priority(StopOrder.AWAIT_STREAMS) NodeStopping stop)
      throws InterruptedException {
    dismissal.await();
  }

  /** Whether this node is about to stop, so that polls should be answered at once. */
  public boolean stopping() {
    return dismissal.begun();
  }

  /** Streams, sockets and waiting polls that this node serves. */
  @Gauge(name = "lexintel_progress_streams", absolute = true, unit = MetricUnits.NONE)
  public int streams() {
    return shares.present();
  }

  @PreDestroy
  void close() {
    if (beat != null) {
      beat.close();
      accessChecks.close();
    }
  }
}

package com.lexintel.channels;

import com.lexintel.node.NodeStopping;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StopOrder;
import com.lexintel.node.Ticks;
import com.lexintel.node.Timer;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** The progress of all documents as this node knows it, for whoever wants to follow it. */
@ApplicationScoped
public class LiveProgress {
  private static final System.Logger LOG = System.getLogger(LiveProgress.class.getName());
  private static final long DISMISSAL_MILLIS = 3_000;

  private Settings settings;
  private Subscriptions subscriptions;
  private Future<?> beat;
  private volatile boolean stopping;
  private final AtomicInteger streams = new AtomicInteger();

  protected LiveProgress() {}

  @Inject
  public LiveProgress(ServerResources server, ProgressStore store, Settings settings) {
    this.settings = settings;
    Timer timer =
        (milliseconds, task) ->
            server.scheduler().schedule(task, milliseconds, TimeUnit.MILLISECONDS);
    Channels channels =
        new Channels(
            DeliveryRate.of(settings.maxStreamRate(), settings.heartbeat().toMillis()),
            Ticks.SYSTEM,
            timer,
            Clock.systemUTC());
    subscriptions = new Subscriptions(channels, store, Ticks.SYSTEM, timer);
    beat = server.scheduler().scheduleWithFixedDelay(subscriptions::beat, 1, 1, TimeUnit.SECONDS);
  }

  /** Takes what was published of a document; anyone may publish, so it need not be true. */
  public void hear(UUID documentId, UUID claimedCase, JsonObject event) {
    subscriptions.hear(documentId, claimedCase, event);
  }

  /** Lets a reader follow a topic until it leaves or there is nothing more to tell. */
  public void follow(Topic topic, MessageSink sink, String lastEventId) {
    if (stopping) {
      // Any other answer than a stream would send a browser away for good.
      sink.farewell().whenComplete((done, failure) -> sink.close());
      return;
    }
    streams.incrementAndGet();
    try {
      subscriptions.follow(topic, new CountedSink(sink, streams::decrementAndGet), lastEventId);
    } catch (RuntimeException unavailable) {
      streams.decrementAndGet();
      throw unavailable;
    }
  }

  /** The server waits for open requests before it stops. */
  void stop(@Observes @Priority(StopOrder.CLOSE_STREAMS) NodeStopping stop) {
    stopping = true;
    try {
      subscriptions.dismiss(DISMISSAL_MILLIS);
    } catch (LinkageError archiveGone) {
      // A server may take the archive away first. The workers must hear of the stop all the same.
      LOG.log(System.Logger.Level.DEBUG, "The readers are not told", archiveGone);
    }
  }

  /** The application must not go before its readers have. */
  void await(@Observes @Priority(StopOrder.AWAIT_STREAMS) NodeStopping stop)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DISMISSAL_MILLIS + 1_000);
    while (streams.get() > 0 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Whether who asks should be answered at once. */
  public boolean stopping() {
    return stopping;
  }

  /**
   * @throws Problem when this node serves as many streams as it may
   */
  public void refuseTooMany() {
    if (streams.get() >= settings.maxStreams()) {
      throw new Problem(ProblemCode.TOO_MANY_STREAMS, "This server has too many streams open");
    }
  }

  public Subscriptions subscriptions() {
    return subscriptions;
  }

  /** Streams that this node serves. */
  @Gauge(name = "lexintel_progress_streams", absolute = true, unit = MetricUnits.NONE)
  public int streams() {
    return streams.get();
  }

  @PreDestroy
  void close() {
    if (beat != null) {
      beat.cancel(false);
    }
  }
}

package com.lexintel.progress;

import com.lexintel.lifecycle.NodeStopping;
import com.lexintel.problem.Problem;
import com.lexintel.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** The progress of all documents as this node knows it, for whoever wants to follow it. */
@ApplicationScoped
public class LiveProgress {
  private static final System.Logger LOG = System.getLogger(LiveProgress.class.getName());
  private static final int BEFORE_THE_WORKERS = 1;
  private static final int AFTER_THE_WORKERS = 10_000;
  private static final long DISMISSAL_MILLIS = 3_000;

  private ServerResources server;
  private ProgressBus bus;
  private Settings settings;
  private Follower follower;
  private Inbox inbox;
  private Future<?> beat;
  private volatile boolean stopping;
  private final AtomicInteger streams = new AtomicInteger();
  private final LongAdder tellingNanos = new LongAdder();

  protected LiveProgress() {}

  @Inject
  public LiveProgress(ServerResources server, ProgressBus bus, Settings settings) {
    this.server = server;
    this.bus = bus;
    this.settings = settings;
    Ticks ticks = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    Timer timer =
        (milliseconds, task) ->
            server.scheduler().schedule(task, milliseconds, TimeUnit.MILLISECONDS);
    Channels channels =
        new Channels(
            Pace.of(settings.maxStreamRate(), settings.heartbeat().toMillis()),
            ticks,
            timer,
            Clock.systemUTC());
    follower = new Follower(channels, new StoredProgress(server.dataSource(), ticks), ticks, timer);
    inbox = new Inbox(channels, follower::askDatabase, ticks);
    bus.listen(inbox::receive, ticks);
    beat = server.scheduler().scheduleWithFixedDelay(follower::beat, 1, 1, TimeUnit.SECONDS);
  }

  /** Listens from the start, so that the first reader finds a connection. */
  void start(@Observes @Initialized(ApplicationScoped.class) Object application) {
    bus.connected();
  }

  /** What happened in a transaction becomes known when, and only when, it has committed. */
  void onCommitted(@Observes(during = TransactionPhase.AFTER_SUCCESS) ProgressEvent event) {
    long began = System.nanoTime();
    bus.publish(event);
    inbox.receive(event);
    tellingNanos.add(System.nanoTime() - began);
  }

  /** Lets a reader follow a topic until it leaves or there is nothing more to tell. */
  void follow(Topic topic, MessageSink sink, String lastEventId) {
    if (stopping) {
      // Any other answer than a stream would send a browser away for good.
      sink.farewell().whenComplete((done, failure) -> sink.close());
      return;
    }
    streams.incrementAndGet();
    try {
      follower.follow(topic, new CountedSink(sink, streams::decrementAndGet), lastEventId);
    } catch (RuntimeException unavailable) {
      streams.decrementAndGet();
      throw unavailable;
    }
  }

  /** The server waits for open requests before it stops. */
  void stop(@Observes @Priority(BEFORE_THE_WORKERS) NodeStopping stop) {
    stopping = true;
    try {
      follower.dismiss(DISMISSAL_MILLIS);
    } catch (LinkageError archiveGone) {
      // A server may take the archive away first. The workers must hear of the stop all the same.
      LOG.log(System.Logger.Level.DEBUG, "The readers are not told", archiveGone);
    }
  }

  /** The application must not go before its readers have. */
  void await(@Observes @Priority(AFTER_THE_WORKERS) NodeStopping stop) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(DISMISSAL_MILLIS + 1_000);
    while (streams.get() > 0 && System.nanoTime() < end) {
      TimeUnit.MILLISECONDS.sleep(50);
    }
  }

  /** Whether who asks should be answered at once. */
  boolean stopping() {
    return stopping;
  }

  /**
   * @throws Problem when this node serves as many streams as it may
   */
  void refuseTooMany() {
    if (streams.get() >= settings.maxStreams()) {
      throw new Problem(503, "too_many_streams", "This server has too many streams open");
    }
  }

  Follower follower() {
    return follower;
  }

  /** Streams that this node serves. */
  @Gauge(name = "lexintel_progress_streams", absolute = true, unit = MetricUnits.NONE)
  public int streams() {
    return streams.get();
  }

  /** What it took to tell of what was committed. */
  @Gauge(name = "lexintel_progress_telling_seconds", absolute = true, unit = MetricUnits.SECONDS)
  public double tellingSeconds() {
    return tellingNanos.sum() / 1e9;
  }

  /** Messages on documents' channels that were no events. */
  @Gauge(name = "lexintel_progress_dropped", absolute = true, unit = MetricUnits.NONE)
  public long dropped() {
    return inbox.dropped();
  }

  @PreDestroy
  void close() {
    if (beat != null) {
      beat.cancel(false);
    }
  }
}

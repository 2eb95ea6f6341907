package com.lexintel.progress;

import com.lexintel.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** Progress events between the nodes: fast, and allowed to fail. */
@ApplicationScoped
public class ProgressBus {
  private static final long WATCH_SECONDS = 1;

  private ServerResources server;
  private Settings settings;
  private volatile Wire wire;
  private Future<?> watch;

  protected ProgressBus() {}

  @Inject
  public ProgressBus(ServerResources server, Settings settings) {
    this.server = server;
    this.settings = settings;
  }

  /** Begins to listen, in the background: Redis need not be there. */
  void listen(BiConsumer<String, byte[]> receiver, Ticks ticks) {
    Wire started =
        new Wire(
            () -> RedisClient.create(settings, server.executor(), server.threads()),
            receiver,
            ticks);
    wire = started;
    watch =
        server
            .scheduler()
            .scheduleWithFixedDelay(started::watch, 0, WATCH_SECONDS, TimeUnit.SECONDS);
  }

  /** Tells every node. Neither blocks nor fails: what is lost, streams read from the database. */
  public void publish(ProgressEvent event) {
    Wire started = wire;
    if (started != null) {
      started.publish("document:" + event.documentId() + ":progress", event.toJson().toString());
    }
  }

  /** Whether this node hears what is published. */
  public boolean connected() {
    Wire started = wire;
    return started != null && started.connected();
  }

  /** Events that could not be published. */
  @Gauge(name = "lexintel_progress_unpublished", absolute = true, unit = MetricUnits.NONE)
  public long unpublished() {
    Wire started = wire;
    return started == null ? 0 : started.failures();
  }

  @PreDestroy
  void close() {
    if (watch != null) {
      watch.cancel(true);
      wire.close();
    }
  }
}

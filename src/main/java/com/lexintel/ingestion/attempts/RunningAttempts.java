package com.lexintel.ingestion.attempts;

import com.lexintel.node.RepeatedTask;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StartOrder;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** The attempts that this node is working on. */
@ApplicationScoped
public class RunningAttempts {
  private static final Duration TICK = Duration.ofMillis(100);

  private final Map<UUID, Attempt> attempts = new ConcurrentHashMap<>();

  private ServerResources server;
  private RepeatedTask ticks;
  private final LongAdder workNanos = new LongAdder();
  private final LongAdder reportingNanos = new LongAdder();

  protected RunningAttempts() {}

  @Inject
  public RunningAttempts(ServerResources server) {
    this.server = server;
  }

  /** What workers have spent on documents since the start. */
  @Gauge(name = "lexintel_work_seconds", absolute = true, unit = MetricUnits.SECONDS)
  public double workSeconds() {
    return workNanos.sum() / 1e9;
  }

  /** What of it went into reports. */
  @Gauge(name = "lexintel_work_reporting_seconds", absolute = true, unit = MetricUnits.SECONDS)
  public double reportingSeconds() {
    return reportingNanos.sum() / 1e9;
  }

  @PostConstruct
  void tick() {
    ticks = server.repeat(TICK, () -> attempts.values().forEach(Attempt::tick));
  }

  /** Is made at the start: a server that stops may no longer let its metrics be registered. */
  void start(
      @Observes @Priority(StartOrder.WORK) @Initialized(ApplicationScoped.class)
          Object application) {}

  @PreDestroy
  void end() {
    ticks.close();
  }

  public void add(Attempt attempt) {
    attempts.put(attempt.documentId(), attempt);
  }

  public void remove(Attempt attempt) {
    attempts.remove(attempt.documentId(), attempt);
    workNanos.add(attempt.nanos());
    reportingNanos.add(attempt.reportingNanos());
  }

  /** Stops the work on a document if it is done here. */
  public void stop(UUID documentId) {
    Attempt attempt = attempts.get(documentId);
    if (attempt != null) {
      attempt.stop();
    }
  }

  public void stopAll() {
    attempts.values().forEach(Attempt::stop);
  }

  public Collection<Attempt> all() {
    return attempts.values();
  }

  /**
   * The attempt at that document that holds that fence.
   *
   * @throws IllegalStateException when this node does not work on it any more
   */
  public Attempt get(UUID documentId, long fence) {
    Attempt attempt = attempts.get(documentId);
    if (attempt == null || attempt.fence() != fence) {
      throw new IllegalStateException("Nobody here works on document " + documentId);
    }
    return attempt;
  }
}

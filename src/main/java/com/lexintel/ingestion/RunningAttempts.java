package com.lexintel.ingestion;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The attempts that this node is working on. */
@ApplicationScoped
public class RunningAttempts {
  static final String DOCUMENT = "document";

  private static final int TICK_MILLIS = 100;

  private final Map<UUID, Attempt> attempts = new ConcurrentHashMap<>();

  @Resource private ManagedScheduledExecutorService scheduler;

  private ScheduledFuture<?> ticks;

  @PostConstruct
  void start() {
    ticks =
        scheduler.scheduleWithFixedDelay(
            () -> attempts.values().forEach(attempt -> attempt.reporter().tick()),
            TICK_MILLIS,
            TICK_MILLIS,
            TimeUnit.MILLISECONDS);
  }

  @PreDestroy
  void end() {
    ticks.cancel(false);
  }

  void add(Attempt attempt) {
    attempts.put(attempt.documentId(), attempt);
  }

  void remove(Attempt attempt) {
    attempts.remove(attempt.documentId(), attempt);
  }

  /** Stops the work on a document if it is done here. */
  void stop(UUID documentId) {
    Attempt attempt = attempts.get(documentId);
    if (attempt != null) {
      attempt.stop();
    }
  }

  void stopAll() {
    attempts.values().forEach(Attempt::stop);
  }

  /** The attempt that a batch job works for. */
  Attempt of(JobContext job) {
    String document = job.getProperties().getProperty(DOCUMENT);
    Attempt attempt = attempts.get(UUID.fromString(document));
    if (attempt == null) {
      throw new IllegalStateException("Nobody here works on document " + document);
    }
    return attempt;
  }
}

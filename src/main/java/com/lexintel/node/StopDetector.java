package com.lexintel.node;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that the server is stopping: Liberty pauses its endpoints first. On other servers, the
 * stop of the application is the first that is heard of it.
 */
@ApplicationScoped
public class StopDetector {
  private static final Logger LOG = LoggerFactory.getLogger(StopDetector.class);
  private static final String ENDPOINTS = "WebSphere:feature=kernel,name=ServerEndpointControl";
  private static final long PERIOD_MILLIS = 250;
  private static final long LONGEST_SECONDS = 25;

  private Event<NodeStopping> stopping;

  @Resource private ManagedThreadFactory threads;

  private final AtomicBoolean told = new AtomicBoolean();
  private ScheduledExecutorService scheduler;

  protected StopDetector() {}

  @Inject
  public StopDetector(Event<NodeStopping> stopping) {
    this.stopping = stopping;
  }

  void start(@Observes @Initialized(ApplicationScoped.class) Object start) {
    scheduler = Executors.newSingleThreadScheduledExecutor(threads);
    scheduler.scheduleWithFixedDelay(
        this::look, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
  }

  void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
    scheduler.shutdown();
    tell();
    try {
      // Who was told before may still be at it.
      scheduler.awaitTermination(LONGEST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() {
    if (paused()) {
      tell();
    }
  }

  private void tell() {
    if (told.compareAndSet(false, true)) {
      LOG.info("This node is stopping");
      stopping.fire(new NodeStopping());
    }
  }

  private static boolean paused() {
    try {
      MBeanServer server = ManagementFactory.getPlatformMBeanServer();
      return Boolean.TRUE.equals(server.getAttribute(new ObjectName(ENDPOINTS), "Paused"));
    } catch (JMException notLiberty) {
      return false;
    }
  }
}

package com.lexintel.node;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.lang.management.ManagementFactory;
import java.time.Duration;
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
  private static final Duration PERIOD = Duration.ofMillis(250);
  private static final Duration STOP_TAKES_AT_MOST = Duration.ofSeconds(25);

  private Event<NodeStopping> stopping;

  private ServerResources server;
  private RepeatedTask watch;
  private final AtomicBoolean told = new AtomicBoolean();

  protected StopDetector() {}

  @Inject
  public StopDetector(Event<NodeStopping> stopping, ServerResources server) {
    this.stopping = stopping;
    this.server = server;
  }

  void start(
      @Observes @Priority(StartOrder.STOP_DETECTOR) @Initialized(ApplicationScoped.class)
          Object start) {
    watch = server.repeat(PERIOD, this::look);
  }

  void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object end) {
    tell();
    // If the watch was first, the observers that it told may still be busy.
    watch.finish(STOP_TAKES_AT_MOST);
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

package com.lexintel.node;

import com.lexintel.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The threads that the server lends to the application: nobody else asks it for any. */
@ApplicationScoped
public class ServerResources {
  @Resource private ManagedExecutorService executor;
  @Resource private ManagedThreadFactory threads;

  private Settings settings;

  // The server's own would run what is left in it after the application has gone.
  private ScheduledExecutorService scheduler;

  protected ServerResources() {}

  @Inject
  public ServerResources(Settings settings) {
    this.settings = settings;
  }

  @PostConstruct
  void open() {
    scheduler = Executors.newScheduledThreadPool(2, threads);
  }

  @PreDestroy
  void close() {
    scheduler.shutdownNow();
  }

  /** Runs a task later; it must not wait for anything. */
  public void after(long milliseconds, Runnable task) {
    scheduler.schedule(new GuardedTask(task), milliseconds, TimeUnit.MILLISECONDS);
  }

  public ManagedExecutorService executor() {
    return executor;
  }

  /** What messages to streams are sent on: not the caller, where a reader could make it wait. */
  public Executor senders() {
    return settings.sendBlocks() ? executor : Runnable::run;
  }

  public ManagedThreadFactory threads() {
    return threads;
  }

  /** Repeats a task on a thread of its own, so that it never waits for others. */
  public RepeatedTask repeat(Duration pause, Runnable task) {
    return repeat(pause, pause, task);
  }

  /** The same with another pause before the first run. */
  public RepeatedTask repeat(Duration before, Duration pause, Runnable task) {
    return new RepeatedTask(threads, before, pause, task);
  }
}

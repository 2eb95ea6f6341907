package com.lexintel.node;

import com.lexintel.settings.Settings;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;

/** What the server lends to this package: its database and its threads. */
@ApplicationScoped
public class ServerResources {
  @Resource(lookup = "jdbc/lexintel")
  private DataSource dataSource;

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

  public DataSource dataSource() {
    return dataSource;
  }

  public ScheduledExecutorService scheduler() {
    return scheduler;
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
}

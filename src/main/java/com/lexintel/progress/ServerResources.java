package com.lexintel.progress;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
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

  // The server's own would run what is left in it after the application has gone.
  private ScheduledExecutorService scheduler;

  @PostConstruct
  void open() {
    scheduler = Executors.newScheduledThreadPool(2, threads);
  }

  @PreDestroy
  void close() {
    scheduler.shutdownNow();
  }

  DataSource dataSource() {
    return dataSource;
  }

  ScheduledExecutorService scheduler() {
    return scheduler;
  }

  ManagedExecutorService executor() {
    return executor;
  }

  ManagedThreadFactory threads() {
    return threads;
  }
}

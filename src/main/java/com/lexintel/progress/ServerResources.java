package com.lexintel.progress;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;

/** What the server lends to this package: its database and its threads. */
@ApplicationScoped
public class ServerResources {
  @Resource(lookup = "jdbc/lexintel")
  private DataSource dataSource;

  @Resource private ManagedScheduledExecutorService scheduler;
  @Resource private ManagedExecutorService executor;
  @Resource private ManagedThreadFactory threads;

  DataSource dataSource() {
    return dataSource;
  }

  ManagedScheduledExecutorService scheduler() {
    return scheduler;
  }

  ManagedExecutorService executor() {
    return executor;
  }

  ManagedThreadFactory threads() {
    return threads;
  }
}

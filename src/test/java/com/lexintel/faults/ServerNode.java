package com.lexintel.faults;

import com.lexintel.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** One LexIntel server as a process of its own, which reaches its services through proxies. */
final class ServerNode {
  private static final Duration ANSWER = Duration.ofSeconds(6);

  private final String name;
  private final Installation installation;
  private final int port;
  private final Proxy database;
  private final Proxy redis;
  private final Path storage;
  private final Map<String, String> settings;
  private final Api api;
  private Process process;
  private boolean paused;
  private volatile boolean isolated;
  private final AtomicBoolean served = new AtomicBoolean();
  private Instant started;

  ServerNode(
      String name,
      Installation installation,
      int port,
      Proxy database,
      Proxy redis,
      Path storage,
      Map<String, String> settings) {
    this.name = name;
    this.installation = installation;
    this.port = port;
    this.database = database;
    this.redis = redis;
    this.storage = storage;
    this.settings = settings;
    this.api = new Api(URI.create("http://localhost:" + port + "/"), ANSWER);
  }

  String name() {
    return name;
  }

  int port() {
    return port;
  }

  Api api() {
    return api;
  }

  /**
   * When this node opened the connection over which the database heard from that port at that time;
   * null when it did not.
   */
  Instant spokeFrom(int port, Instant time) {
    return database.spokeFrom(port, time);
  }

  /** Starts the process; it serves some seconds later. */
  synchronized void start() {
    try {
      // With exec in it, so that the process that is known here is the server's JVM.
      ProcessBuilder builder =
          new ProcessBuilder(
              Parameters.directory("liberty.home").resolve("bin/server").toString(),
              "run",
              Installation.SERVER);
      builder.environment().putAll(environment(installation.temporaryDirectory()));
      builder.environment().putAll(settings);
      builder.redirectErrorStream(true);
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(installation.console().toFile()));
      process = builder.start();
      started = Instant.now();
      paused = false;
      served.set(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> environment(Path temporary) {
    return Map.ofEntries(
        Map.entry("WLP_USER_DIR", installation.userDirectory().toString()),
        Map.entry(
            "JVM_ARGS",
            "-Xmx768m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.io.tmpdir=" + temporary),
        Map.entry("LEXINTEL_HTTP_PORT", String.valueOf(port)),
        Map.entry("LEXINTEL_DB_HOST", "localhost"),
        Map.entry("LEXINTEL_DB_PORT", String.valueOf(database.port())),
        Map.entry("REDIS_URL", "redis://localhost:" + redis.port()),
        Map.entry("LEXINTEL_STORAGE_DIR", storage.toString()),
        // The disk is small and will be filled to its last byte.
        Map.entry("LEXINTEL_STORAGE_MIN_FREE", "0"),
        Map.entry("LEXINTEL_LEASE_TIMEOUT", Parameters.LEASE.toString()),
        Map.entry("LEXINTEL_PROGRESS_HEARTBEAT", "1s"));
  }

  synchronized boolean alive() {
    return process != null && process.isAlive() && !paused;
  }

  /** Whether it has served since its start, and is neither dead nor paused. */
  boolean up() {
    if (!alive()) {
      return false;
    }
    // Several ask at once.
    if (!served.get() && api.answers("../health/ready") && served.compareAndSet(false, true)) {
      Duration start = Duration.between(started, Instant.now());
      // Among the faults, which are printed too: who reads a run must see who was there when.
      System.out.println(name + " serves after " + start.toMillis() + " ms");
    }
    return served.get();
  }

  synchronized void kill() {
    if (process == null) {
      return;
    }
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  synchronized void pause() {
    paused = true;
    signal("STOP");
  }

  synchronized void resume() {
    if (paused) {
      signal("CONT");
      paused = false;
    }
  }

  /** Every byte between it and its services is held back. */
  void hold() {
    isolated = true;
    database.hold();
    redis.hold();
  }

  void cut() {
    isolated = true;
    database.cut();
    redis.cut();
  }

  void heal() {
    database.heal();
    redis.heal();
    isolated = false;
  }

  /** Whether its services are out of its reach. */
  boolean isolated() {
    return isolated;
  }

  /** Stops it in good order. */
  synchronized void stop() throws InterruptedException {
    if (process == null) {
      return;
    }
    resume();
    process.destroy();
    if (!process.waitFor(40, TimeUnit.SECONDS)) {
      kill();
    }
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

package com.lexintel.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.Events;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.embedded.RedisServer;

/** Redis that is not there, comes, goes and comes back. */
class RedisConnectionTest {
  private static final String CHANNEL = "document:" + Events.document(1) + ":progress";

  private final List<byte[]> received = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor();
  private final AtomicLong ahead = new AtomicLong();
  private volatile Runnable whenHeard = () -> {};
  private int port;
  private RedisServer redis;
  private RedisConnection wire;

  @BeforeEach
  void watch() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    wire =
        new RedisConnection(
            () -> RedisClient.create(RedisClient.single("redis://localhost:" + port), Thread::new),
            (channel, message) -> {
              received.add(message);
              whenHeard.run();
            },
            () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()) + ahead.get());
    watcher.scheduleWithFixedDelay(wire::watch, 0, 200, TimeUnit.MILLISECONDS);
  }

  @AfterEach
  void end() throws IOException {
    watcher.shutdownNow();
    wire.close();
    stop();
  }

  private void start() throws IOException {
    redis = RedisServer.newRedisServer().port(port).setting("bind 127.0.0.1").build();
    redis.start();
  }

  private void stop() throws IOException {
    if (redis != null) {
      redis.stop();
      redis = null;
    }
  }

  @Test
  void connectsWhenRedisComesAndAgainWhenItComesBack() throws IOException {
    wire.publish(CHANNEL, "{}");
    assertEquals(1, wire.failures(), "publishing without Redis fails at once and quietly");
    assertFalse(wire.connected());

    for (int time = 0; time < 2; time++) {
      start();
      await().atMost(Duration.ofSeconds(20)).until(wire::connected);
      received.clear();
      wire.publish(CHANNEL, "{\"a\":\"ü\"}");
      await().atMost(Duration.ofSeconds(2)).until(() -> received.size() == 1);
      assertArrayEquals("{\"a\":\"ü\"}".getBytes(StandardCharsets.UTF_8), received.get(0));
      assertEquals(1, subscribersOf(), "one subscription, however often it was made anew");
      stop();
      await().atMost(Duration.ofSeconds(10)).until(() -> !wire.connected());
    }
  }

  @Test
  void hearsWhoeverPublishesAndNoCanary() throws IOException {
    start();
    await().atMost(Duration.ofSeconds(20)).until(wire::connected);
    command("PUBLISH " + CHANNEL + " '{\"by\":\"hand\"}'");
    command("PUBLISH dogs:1:progress {}");
    await().atMost(Duration.ofSeconds(2)).until(() -> !received.isEmpty());
    assertEquals(1, received.size());
    assertTrue(new String(received.get(0), StandardCharsets.UTF_8).contains("hand"));
  }

  /** To make the first client takes its time on a machine that has just begun. */
  @Test
  void doesNotSayThatRedisIsAwayBeforeItCanHaveAsked() {
    watcher.shutdownNow();
    AtomicLong now = new AtomicLong();
    RedisConnection late =
        new RedisConnection(
            () -> {
              now.addAndGet(6_000);
              return RedisClient.create(
                  RedisClient.single("redis://localhost:" + port), Thread::new);
            },
            (channel, message) -> {},
            now::get);
    try (HearingLines lines = new HearingLines()) {
      late.watch();
      assertEquals(List.of(), lines.all());

      now.addAndGet(5_000);
      late.watch();
      assertEquals(1, lines.all().size(), "it has asked, and nobody has answered");
    } finally {
      late.close();
    }
  }

  /** All at once, and for each the node needs three milliseconds. */
  @Test
  void isConnectedWhileItsCanaryWaitsBehindManyMessages() throws IOException {
    start();
    await().atMost(Duration.ofSeconds(20)).until(wire::connected);
    Queue<Boolean> connected = new ConcurrentLinkedQueue<>();
    whenHeard =
        () -> {
          ahead.addAndGet(3);
          connected.add(wire.connected());
          if (connected.size() % 100 == 0) {
            wire.watch();
          }
        };
    command(
        "EVAL \"for i = 1, 4000 do redis.call('publish', KEYS[1], '{}') end return 1\" 1 "
            + CHANNEL);

    await().atMost(Duration.ofSeconds(20)).until(() -> connected.size() == 4_000);
    assertFalse(connected.contains(false), "it hears what is published");
    await().until(wire::connected);
    assertTrue(
        command("INFO commandstats").contains("cmdstat_psubscribe:calls=1,"),
        "it has not subscribed anew");
  }

  private int subscribersOf() throws IOException {
    return Integer.parseInt(command("PUBSUB NUMPAT").substring(1));
  }

  private String command(String line) throws IOException {
    try (Socket socket = new Socket("localhost", port)) {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      byte[] answer = new byte[16_384];
      int length = socket.getInputStream().read(answer);
      return new String(answer, 0, length, StandardCharsets.UTF_8).strip();
    }
  }
}

package com.lexintel.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.benchmark.Ports;
import com.lexintel.channels.Events;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.redisson.config.Config;
import redis.embedded.RedisServer;

/** Redisson asks each connection now and then whether it lives, also the one that listens. */
class AnsweredPingsTest {
  private static final String CHANNEL = "document:" + Events.document(1) + ":progress";
  private static final int PINGS = 3;

  private final List<String> heard = new CopyOnWriteArrayList<>();

  @Test
  void hearsAMessageThatComesInPiecesAfterTheAnswerToAPing() throws Exception {
    int port = Ports.free();
    RedisServer redis = RedisServer.newRedisServer().port(port).setting("bind 127.0.0.1").build();
    redis.start();
    try (PiecemealRedis pieces = new PiecemealRedis(port, CHANNEL)) {
      RedisConnection listening =
          new RedisConnection(
              () -> RedisClient.create(pinging(pieces.port()), Thread::new),
              (channel, message) -> heard.add(new String(message, StandardCharsets.US_ASCII)),
              () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()));
      try {
        listening.watch();
        for (int ping = 1; ping <= PINGS; ping++) {
          await().pollInterval(Duration.ofMillis(5)).until(pieces::owes);
          listening.watch();
          await().until(() -> !pieces.owes());
        }
        List<String> told = IntStream.range(0, 2 * PINGS).mapToObj(Integer::toString).toList();
        await().untilAsserted(() -> assertEquals(told, heard.stream().limit(told.size()).toList()));
      } finally {
        listening.close();
      }
    } finally {
      redis.stop();
    }
  }

  private static Config pinging(int port) {
    Config config = RedisClient.single("redis://localhost:" + port);
    config.useSingleServer().setPingConnectionInterval(1000);
    return config;
  }
}

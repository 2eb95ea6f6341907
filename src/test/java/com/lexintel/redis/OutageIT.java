package com.lexintel.redis;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.SameOnEveryServer;
import com.lexintel.streaming.sse.Viewer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What viewers see while Redis goes and comes back. */
@SameOnEveryServer
@ExtendWith(ArquillianExtension.class)
class OutageIT {
  private static final int DOCUMENTS = 12;
  private static final byte[] TEXT =
      "The court denies the motion to dismiss. ".repeat(1_000).getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void streamsGoOnWhileRedisIsKilledFiveTimes() throws Exception {
    RedisServerProcess redis = new RedisServerProcess();
    String legalCase = api.newCase("Redis killed");
    Viewer viewer =
        new Viewer(
            api, "progress/cases/" + legalCase + "/stream", null, v -> v.sawTheEndOf(DOCUMENTS));
    threads.execute(viewer);
    for (int i = 0; i < DOCUMENTS; i++) {
      api.newDocument(legalCase, i + ".txt", TEXT);
    }
    for (int kill = 0; kill < 5; kill++) {
      redis.kill();
      await().until(() -> redisIs("degraded"));
      List<?> before = List.copyOf(viewer.latest().values());
      if (!viewer.sawTheEndOf(DOCUMENTS)) {
        await()
            .atMost(Duration.ofSeconds(20))
            .until(() -> !before.equals(List.copyOf(viewer.latest().values())));
      }
      redis.start();
      await().atMost(Duration.ofMinutes(1)).until(() -> redisIs("live"));
    }

    await().atMost(Duration.ofMinutes(3)).until(() -> viewer.sawTheEndOf(DOCUMENTS));

    assertEquals(List.of(), viewer.faults());
    assertEquals(1, viewer.connections(), "connections of the stream");
    viewer.latest().values().forEach(event -> assertEquals("completed", event.getString("status")));
  }

  private boolean redisIs(String state) {
    return api.get("../health/ready").body().contains("\"state\":\"" + state + "\"");
  }
}

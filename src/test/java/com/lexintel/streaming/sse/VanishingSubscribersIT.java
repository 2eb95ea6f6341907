package com.lexintel.streaming.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.EventStream.Message;
import com.lexintel.redis.RedisClient;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.redisson.client.codec.StringCodec;

/**
 * Servers use the buffers of a request again for the next one. Who still writes to a stream whose
 * reader has left may write into somebody else's answer.
 */
@ExtendWith(ArquillianExtension.class)
class VanishingSubscribersIT {
  private static final int READERS = 12;
  private static final int ASKERS = 4;
  private static final int DEPARTURES = 200;
  private static final String SECRET = "for the readers of one case only";

  private final Api api = Api.ofTestServer();
  private final AtomicInteger departures = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void whatOneWasOwedIsInNobodyElsesAnswer() throws Exception {
    String followed = api.newCase("Followed");
    String document = newDocument(followed);
    String other = api.newCase("Other");
    String otherDocument = newDocument(other);
    ScheduledExecutorService publisher = Executors.newSingleThreadScheduledExecutor();
    ExecutorService threads = Executors.newCachedThreadPool();
    try (RedisClient redis = redis()) {
      publisher.scheduleWithFixedDelay(
          () -> {
            publish(redis, document, SECRET);
            publish(redis, otherDocument, "for others");
          },
          0,
          10,
          TimeUnit.MILLISECONDS);
      List<Future<?>> all = new ArrayList<>();
      for (int asker = 0; asker < ASKERS; asker++) {
        all.add(threads.submit(() -> ask("cases/" + other)));
        all.add(threads.submit(() -> follow(other, otherDocument)));
      }
      for (int reader = 0; reader < READERS; reader++) {
        all.add(threads.submit(() -> comeAndGo(followed)));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } finally {
      over.set(true);
      publisher.shutdownNow();
      threads.shutdownNow();
    }
    streamsAreForgotten();
  }

  private String newDocument(String legalCase) {
    byte[] text = "The motion is denied.".getBytes(StandardCharsets.UTF_8);
    String id = api.newDocument(legalCase, "order.txt", text);
    api.awaitEnd(id);
    return id;
  }

  private static void publish(RedisClient redis, String document, String words) {
    redis
        .redisson()
        .getTopic("document:" + document + ":progress", StringCodec.INSTANCE)
        .publish("{\"message\":\"" + words + "\"}");
  }

  /** Reads the beginning of a stream and is gone, with or without saying so. */
  private Void comeAndGo(String legalCase) throws IOException {
    URI stream = api.uri("progress/cases/" + legalCase + "/stream");
    for (int i = departures.getAndIncrement(); i < DEPARTURES; i = departures.getAndIncrement()) {
      try (Socket socket = new Socket(stream.getHost(), stream.getPort())) {
        socket.setSoTimeout(20_000);
        socket.setSoLinger(i % 2 == 0, 0);
        String request = "GET " + stream.getPath() + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        String last = i % 3 == 0 ? "HTTP/1.1 200" : i % 3 == 1 ? "connected" : SECRET;
        for (String line = lines.readLine(); !line.contains(last); line = lines.readLine()) {}
      }
    }
    over.set(true);
    return null;
  }

  private Void ask(String path) {
    HttpResponse<String> first = api.get(path);
    while (!over.get()) {
      HttpResponse<String> answer = api.get(path);
      assertEquals(200, answer.statusCode());
      assertEquals(first.body(), answer.body());
      assertEquals(
          first.headers().firstValue("Content-Type"), answer.headers().firstValue("Content-Type"));
      assertEquals(headers(first), headers(answer));
    }
    return null;
  }

  /**
   * Without what is between a server and a connection: after some hundred answers one is closed.
   */
  private static Set<String> headers(HttpResponse<String> answer) {
    Set<String> names = new HashSet<>(answer.headers().map().keySet());
    names.remove("connection");
    return names;
  }

  private Void follow(String legalCase, String document) throws IOException {
    while (!over.get()) {
      try (EventStream stream = EventStream.open(api, "progress/cases/" + legalCase + "/stream")) {
        for (int i = 0; i < 5 && !over.get(); i++) {
          Message message = stream.next().orElseThrow();
          assertFalse(message.data().toString().contains(SECRET), () -> "leaked: " + message);
          if (message.data().containsKey("documents")) {
            message.data().getJsonArray("documents").getValuesAs(JsonObject.class).stream()
                .map(told -> told.getString("document_id"))
                .forEach(told -> assertEquals(document, told));
          }
        }
      }
    }
    return null;
  }

  private void streamsAreForgotten() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertTrue(
                    metrics().matches("(?s).*lexintel_progress_streams(\\{[^}]*})? 0(\\.0)?\\s.*"),
                    this::metrics));
  }

  private String metrics() {
    return api.get("/metrics").body();
  }

  private static RedisClient redis() {
    String address = "redis://localhost:" + Integer.getInteger("redis.port");
    return RedisClient.create(RedisClient.single(address), Executors.defaultThreadFactory());
  }
}

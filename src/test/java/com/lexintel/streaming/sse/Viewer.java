package com.lexintel.streaming.sse;

import com.lexintel.Api;
import com.lexintel.EventStream;
import com.lexintel.EventStream.Message;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * Watches a stream of several documents as a good client would: keeps the latest event of each,
 * comes back with its cursor whenever the stream breaks, and notes what no stream may do.
 */
public final class Viewer implements Runnable {
  private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled", "deleted");

  private static final long RETRY = Duration.ofMillis(200).toNanos();

  private final Api api;
  private final String path;
  private final Random disconnects;
  private final Predicate<Viewer> done;
  private final Map<String, JsonObject> latest = new ConcurrentHashMap<>();
  private final List<String> faults = new ArrayList<>();
  private String cursor;
  private volatile int connections;

  /**
   * @param disconnects when to leave and come back, or null to stay
   * @param done when to leave for good; asked after each message
   */
  public Viewer(Api api, String path, Random disconnects, Predicate<Viewer> done) {
    this.api = api;
    this.path = path;
    this.disconnects = disconnects;
    this.done = done;
  }

  @Override
  public void run() {
    while (!done.test(this)) {
      try {
        watch();
      } catch (UncheckedIOException | IOException lost) {
        // what a client does about it is the same as after an end: come back
      }
      LockSupport.parkNanos(RETRY);
    }
  }

  /** What was last told of each document, by id. */
  public Map<String, JsonObject> latest() {
    return latest;
  }

  public List<String> faults() {
    return faults;
  }

  public int connections() {
    return connections;
  }

  @Override
  public String toString() {
    long ended = latest.values().stream().filter(Viewer::ended).count();
    return ended + " of " + latest.size() + " ended after " + connections + " connections";
  }

  private static boolean ended(JsonObject event) {
    return ENDS.contains(event.getString("status"));
  }

  /** Whether so many documents are known and all have ended. */
  public boolean sawTheEndOf(int documents) {
    return latest.size() == documents && latest.values().stream().allMatch(Viewer::ended);
  }

  private void watch() throws IOException {
    HttpResponse<java.io.InputStream> response =
        cursor == null ? api.open(path) : api.open(path, "Last-Event-ID", cursor);
    try (EventStream stream = new EventStream(response)) {
      if (response.statusCode() != 200) {
        return;
      }
      connections++;
      int stay = disconnects == null ? Integer.MAX_VALUE : 2 + disconnects.nextInt(8);
      for (int read = 0; read < stay && !done.test(this); read++) {
        Optional<Message> message = stream.next();
        if (message.isEmpty()) {
          return;
        }
        take(message.get());
      }
    }
  }

  private void take(Message message) {
    if (message.data().containsKey("documents")) {
      message.data().getJsonArray("documents").getValuesAs(JsonObject.class).forEach(this::take);
    }
    cursor = message.id() == null ? cursor : message.id();
  }

  private void take(JsonObject event) {
    JsonObject before = latest.put(event.getString("document_id"), event);
    if (before != null && seq(event) < seq(before)) {
      faults.add("seq fell from " + before + " to " + event);
    }
    if (before != null
        && event.getInt("attempt") == before.getInt("attempt")
        && event.getInt("progress") < before.getInt("progress")) {
      faults.add("progress fell from " + before + " to " + event);
    }
  }

  private static long seq(JsonObject event) {
    return event.getJsonNumber("seq").longValue();
  }
}

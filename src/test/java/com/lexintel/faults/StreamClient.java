package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.EventStream;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A client of the streams as a browser is one: it comes back with its cursor, to whatever node it
 * is led to, and keeps of each document the event with the highest {@code seq}.
 */
final class StreamClient implements Runnable {
  /** Longer than the heartbeat, which is a second here. */
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(4);

  private static final long BETWEEN_TRIES = 300;
  private static final ScheduledExecutorService WATCH =
      Executors.newScheduledThreadPool(1, StreamClient::daemon);

  private final String name;
  private final Supplier<Api> door;
  private final Supplier<Optional<String>> topics;
  private final Findings findings;
  private final Map<String, JsonObject> view = new HashMap<>();
  private final Set<String> ends = new HashSet<>();
  private volatile boolean leaving;
  private String cursor;
  private Set<String> snapshot;

  /**
   * @param door where it knocks next
   * @param topics the path of the next stream to follow, once the one before has ended
   */
  StreamClient(
      String name, Supplier<Api> door, Supplier<Optional<String>> topics, Findings findings) {
    this.name = name;
    this.door = door;
    this.topics = topics;
    this.findings = findings;
  }

  Thread start() {
    Thread thread = daemon(this);
    thread.start();
    return thread;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "subscriber");
    thread.setDaemon(true);
    return thread;
  }

  void leave() {
    leaving = true;
  }

  /** What it believes of a document; null when it knows of none. */
  synchronized JsonObject believes(String documentId) {
    return view.get(documentId);
  }

  /** The ends that it was shown, as {@code id:seq}. */
  synchronized Set<String> ends() {
    return Set.copyOf(ends);
  }

  @Override
  public String toString() {
    return name;
  }

  synchronized Map<String, JsonObject> view() {
    return Map.copyOf(view);
  }

  @Override
  public void run() {
    while (!leaving) {
      Optional<String> topic = topics.get();
      cursor = null;
      boolean ended = topic.isEmpty();
      while (!leaving && !ended) {
        ended = connect(topic.get());
        pauseBeforeTheNextTry();
      }
      if (topic.isEmpty()) {
        pauseBeforeTheNextTry();
      }
    }
  }

  private static void pauseBeforeTheNextTry() {
    try {
      TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Follows for as long as a connection lasts; true when there is nothing more to follow. */
  private boolean connect(String path) {
    String[] headers = cursor == null ? new String[0] : new String[] {"Last-Event-ID", cursor};
    try {
      HttpResponse<java.io.InputStream> response = door.get().open(path, headers);
      if (response.statusCode() == 200) {
        findings.count("streams opened");
        read(response);
        return false;
      }
      response.body().close();
      return response.statusCode() == 204 || isGone(response);
    } catch (IOException | UncheckedIOException brokenOff) {
      return false;
    }
  }

  /** A server whose application has not started answers 404 too, but not with a problem. */
  private boolean isGone(HttpResponse<?> response) {
    boolean gone =
        response.statusCode() == 404
            && response.headers().firstValue("Content-Type").orElse("").contains("problem");
    findings.expect(
        gone || List.of(404, 503).contains(response.statusCode()),
        name + " was answered " + response.statusCode());
    return gone;
  }

  private void read(HttpResponse<java.io.InputStream> response) throws IOException {
    Map<String, Long> onThisConnection = new HashMap<>();
    snapshot = null;
    EventStream stream = new EventStream(response);
    Future<?> watch =
        WATCH.scheduleWithFixedDelay(
            () -> closeWhenSilent(stream), 500, 500, TimeUnit.MILLISECONDS);
    try (stream) {
      Optional<EventStream.Message> next = stream.next();
      while (next.isPresent()) {
        take(next.get(), onThisConnection);
        next = stream.next();
      }
    } finally {
      watch.cancel(false);
    }
  }

  private void closeWhenSilent(EventStream stream) {
    if (leaving || stream.silence().compareTo(LONGEST_SILENCE) > 0) {
      try {
        stream.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private synchronized void take(EventStream.Message message, Map<String, Long> onThisConnection) {
    JsonObject data = message.data();
    if (data.getString("status", "").equals("connected")) {
      snapshot = data.getBoolean("resumed") ? null : new HashSet<>();
      return;
    }
    List<JsonObject> events =
        data.containsKey("documents")
            ? data.getJsonArray("documents").getValuesAs(JsonObject.class)
            : List.of(data);
    events.forEach(event -> take(event, onThisConnection));
    if (message.id() != null) {
      cursor = message.id();
      forgetWhatIsGone(data.containsKey("documents"));
    }
  }

  private void take(JsonObject event, Map<String, Long> onThisConnection) {
    String id = event.getString("document_id");
    long seq = event.getJsonNumber("seq").longValue();
    findings.count("events read");
    if (snapshot != null) {
      snapshot.add(id);
    }
    Long before = onThisConnection.put(id, seq);
    findings.expect(
        before == null || before <= seq, name + ": seq fell from " + before + " to " + event);
    JsonObject known = view.get(id);
    if (known != null && known.getJsonNumber("seq").longValue() >= seq) {
      findings.count("events that a reader already had");
      return;
    }
    findings.expect(
        known == null
            || known.getInt("attempt") != event.getInt("attempt")
            || known.getInt("progress") <= event.getInt("progress")
            || event.getInt("progress") == 0 && event.getString("status").equals("pending"),
        name + ": progress fell from " + known + " to " + event);
    view.put(id, event);
    if (List.of("completed", "failed", "cancelled", "deleted")
        .contains(event.getString("status"))) {
      ends.add(id + ":" + seq);
    }
  }

  private void forgetWhatIsGone(boolean several) {
    if (snapshot != null && several) {
      view.keySet().retainAll(snapshot);
    }
    snapshot = null;
  }
}

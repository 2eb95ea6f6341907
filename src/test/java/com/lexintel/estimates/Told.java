package com.lexintel.estimates;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What the stream of a case told of the time left, held against what it really was. */
final class Told {
  private static final int SECOND = 1000;

  private final long start = System.nanoTime();
  private final Map<String, NavigableMap<Long, JsonObject>> documents = new HashMap<>();
  private final NavigableMap<Long, JsonObject> summaries = new TreeMap<>();

  /** Whether that was all. */
  boolean take(JsonObject message, int accepted) {
    if (!message.containsKey("summary")) {
      return false;
    }
    long now = (System.nanoTime() - start) / 1_000_000;
    for (JsonObject event : message.getJsonArray("documents").getValuesAs(JsonObject.class)) {
      documents
          .computeIfAbsent(event.getString("document_id"), id -> new TreeMap<>())
          .put(now, event);
    }
    JsonObject summary = message.getJsonObject("summary");
    summaries.put(now, summary);
    int ended =
        summary.getInt("completed") + summary.getInt("failed") + summary.getInt("cancelled");
    return ended == accepted;
  }

  void print() {
    Errors worked = new Errors("a document that is worked on");
    Errors waiting = new Errors("a document that waits");
    List<Double> durations = new ArrayList<>();
    for (NavigableMap<Long, JsonObject> events : documents.values()) {
      if (!"completed".equals(events.lastEntry().getValue().getString("status"))) {
        continue;
      }
      long end = events.lastKey();
      long taken =
          events.entrySet().stream()
              .filter(event -> "processing".equals(event.getValue().getString("status")))
              .mapToLong(Map.Entry::getKey)
              .findFirst()
              .orElse(end);
      durations.add((end - taken) / 1000.0);
      sample(events, events.firstKey(), taken, end, waiting);
      sample(events, taken, end, end, worked);
    }
    Errors whole = new Errors("the whole case");
    sample(summaries, summaries.firstKey(), summaries.lastKey(), summaries.lastKey(), whole);
    durations.sort(null);
    System.out.printf(
        "%d documents completed in %.0f s; each took %.1f s (median), %.1f s (90th percentile),"
            + " %.1f s (longest)%n",
        durations.size(),
        summaries.lastKey() / 1000.0,
        Errors.percentile(durations, 50),
        Errors.percentile(durations, 90),
        Errors.percentile(durations, 100));
    System.out.println(Errors.HEADING);
    worked.print();
    waiting.print();
    whole.print();
  }

  /** Once a second, what a reader would see that counts down from what it was told last. */
  private static void sample(
      NavigableMap<Long, JsonObject> told, long from, long to, long end, Errors errors) {
    Double before = null;
    for (long now = from; now < to; now += SECOND) {
      Map.Entry<Long, JsonObject> last = told.floorEntry(now);
      Double shown =
          last.getValue().get("eta_seconds") instanceof JsonNumber seconds
              ? Math.max(0, seconds.doubleValue() - (now - last.getKey()) / 1000.0)
              : null;
      errors.add(shown, before, (end - now) / 1000.0);
      before = shown;
    }
  }
}

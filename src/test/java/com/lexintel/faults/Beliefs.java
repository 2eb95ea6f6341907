package com.lexintel.faults;

import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a subscriber believes: of each document the event with the highest {@code seq}. It notes
 * what no door may do, and keeps the cursor with which the subscriber comes back.
 */
final class Beliefs {
  private static final Set<String> ENDS = Set.of("completed", "failed", "cancelled", "deleted");
  private static final Set<String> GONE = Set.of("document_not_found", "case_not_found");

  private final String name;
  private final Findings findings;
  private final Map<String, JsonObject> view = new HashMap<>();
  private final Set<String> ends = new HashSet<>();
  private final Map<String, Long> onThisConnection = new HashMap<>();
  private String cursor;
  private Set<String> snapshot;

  /**
   * @param name of the subscriber
   */
  Beliefs(String name, Findings findings) {
    this.name = name;
    this.findings = findings;
  }

  /** What is followed from now on is another thing, for which the cursor is of no use. */
  synchronized void followsAnother() {
    cursor = null;
  }

  /** Where the subscriber is; null at the beginning. */
  synchronized String cursor() {
    return cursor;
  }

  /**
   * A connection begins.
   *
   * @param resumed whether the cursor was used; if not, what comes first is the whole state
   */
  synchronized void connected(boolean resumed) {
    findings.count("connections: " + name);
    onThisConnection.clear();
    snapshot = resumed ? null : new HashSet<>();
  }

  /**
   * Takes a message.
   *
   * @param data one event, or {@code documents}
   * @param reached the cursor that the subscriber has with it; null while more of a state comes
   */
  synchronized void take(JsonObject data, String reached) {
    boolean several = data.containsKey("documents");
    if (several) {
      data.getJsonArray("documents").getValuesAs(JsonObject.class).forEach(this::take);
    } else {
      take(data);
    }
    if (reached != null) {
      cursor = reached;
      if (snapshot != null && several) {
        view.keySet().retainAll(snapshot);
      }
      snapshot = null;
    }
  }

  private void take(JsonObject event) {
    String id = event.getString("document_id");
    long seq = seq(event);
    findings.count("events read");
    if (snapshot != null) {
      snapshot.add(id);
    }
    Long before = onThisConnection.put(id, seq);
    findings.expect(
        before == null || before <= seq, name + ": seq fell from " + before + " to " + event);
    JsonObject known = view.get(id);
    if (known != null && seq(known) >= seq) {
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
    if (ended(event)) {
      ends.add(id + ":" + seq);
    }
  }

  /** A poll says that there is no such document any more. */
  synchronized void forget(String documentId) {
    view.remove(documentId);
  }

  /**
   * Whether a refusal says that there is nothing to follow. A server whose application has not
   * started answers 404 too, but not with a problem.
   */
  boolean gone(HttpResponse<?> refusal) {
    boolean gone =
        refusal.statusCode() == 404
            && refusal.headers().firstValue("Content-Type").orElse("").contains("problem");
    findings.expect(
        gone || List.of(404, 503).contains(refusal.statusCode()),
        name + " was answered " + refusal.statusCode());
    return gone;
  }

  /** The same for a refusal that is told within a connection. */
  boolean gone(String code) {
    findings.expect(
        GONE.contains(code) || code.equals("database_unavailable"), name + " was told " + code);
    return GONE.contains(code);
  }

  /** Something came that no door may say. */
  void cannotUnderstand(Object said) {
    findings.wrong(name + " cannot understand " + said);
  }

  /** What is believed of a document; null when nothing is known of it. */
  synchronized JsonObject of(String documentId) {
    return view.get(documentId);
  }

  synchronized Map<String, JsonObject> view() {
    return Map.copyOf(view);
  }

  /** The ends that were shown, as {@code id:seq}. */
  synchronized Set<String> ends() {
    return Set.copyOf(ends);
  }

  @Override
  public String toString() {
    return name;
  }

  static boolean ended(JsonObject event) {
    return ENDS.contains(event.getString("status"));
  }

  private static long seq(JsonObject event) {
    return event.getJsonNumber("seq").longValue();
  }
}

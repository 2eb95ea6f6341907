package com.lexintel.channels.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A client of an answer's stream: keeps the text and its cursor over all its connections. */
final class AnswerReader implements MessageSink {
  private final StringBuilder text = new StringBuilder();
  private final Set<Integer> citations = new TreeSet<>();
  private final List<JsonObject> messages = new ArrayList<>();
  private Message last;
  private String status;
  private String cursor;
  private boolean slow;
  private CompletableFuture<Void> inFlight;
  private boolean closed;

  /** The connection is lost; what is in flight may be lost with it. */
  void cut() {
    closed = true;
    CompletableFuture<Void> broken = inFlight;
    inFlight = null;
    if (broken != null) {
      broken.completeExceptionally(new IllegalStateException("cut"));
    }
  }

  /** The same client on a new connection. */
  AnswerReader again() {
    AnswerReader next = new AnswerReader();
    next.text.append(text);
    next.citations.addAll(citations);
    next.status = status;
    next.cursor = cursor;
    return next;
  }

  void slow(boolean now) {
    slow = now;
    if (!slow && inFlight != null) {
      CompletableFuture<Void> taken = inFlight;
      inFlight = null;
      taken.complete(null);
    }
  }

  @Override
  public CompletionStage<?> send(Message message) {
    if (closed) {
      return CompletableFuture.failedFuture(new IllegalStateException("gone"));
    }
    if (!message.control()) {
      last = message;
      take(message);
    }
    if (!slow) {
      return CompletableFuture.completedFuture(null);
    }
    inFlight = new CompletableFuture<>();
    return inFlight;
  }

  private void take(Message message) {
    JsonObject json = Json.createReader(new StringReader(message.data())).readObject();
    messages.add(json);
    if (json.containsKey("citations")) {
      json.getJsonArray("citations")
          .getValuesAs(JsonObject.class)
          .forEach(each -> citations.add(each.getInt("number")));
    }
    if (json.containsKey("text")) {
      assertEquals(text.length(), json.getInt("offset"), "a gap, or the same again");
      text.append(json.getString("text"));
      assertEquals(text.length(), Integer.parseInt(message.id()), "the id is the offset");
      long marks = text.chars().filter(each -> each == ']').count();
      assertTrue(citations.size() >= marks, "a citation comes before the text that names it");
    }
    if (json.containsKey("status")) {
      status = json.getString("status");
    }
    cursor = message.id();
  }

  @Override
  public CompletionStage<?> heartbeat() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<?> farewell() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void close() {
    closed = true;
  }

  boolean closed() {
    return closed;
  }

  String text() {
    return text.toString();
  }

  Set<Integer> citations() {
    return citations;
  }

  String status() {
    return status;
  }

  String cursor() {
    return cursor;
  }

  /** As the channel gave it. */
  Message last() {
    return last;
  }

  List<JsonObject> messages() {
    return messages;
  }
}

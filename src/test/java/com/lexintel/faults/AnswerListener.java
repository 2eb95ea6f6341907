package com.lexintel.faults;

import com.lexintel.Api;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.WebSocketHandshakeException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Somebody who reads one answer: comes when they like, leaves in the middle, forgets some of the
 * end, and comes back to any node with what they have.
 */
final class AnswerListener implements Runnable {
  private static final long BETWEEN_TRIES = 200;
  private static final int MOST_MESSAGES = 12;

  private final String answer;
  private final Supplier<Api> nodes;
  private final AnswerDoor door;
  private final Random taste;
  private final boolean faithful;
  private final Findings findings;
  private final StringBuilder text = new StringBuilder();
  private final Map<Integer, String> quotes = new TreeMap<>();
  private String before = "";
  private String status;
  private int left;
  private volatile boolean done;

  /**
   * @param faithful stays from the beginning; others come and go
   */
  AnswerListener(
      String answer,
      Supplier<Api> nodes,
      AnswerDoor door,
      Random taste,
      boolean faithful,
      Findings findings) {
    this.answer = answer;
    this.nodes = nodes;
    this.door = door;
    this.taste = taste;
    this.faithful = faithful;
    this.findings = findings;
  }

  void start() {
    Thread thread = new Thread(this, "listener");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whether the answer has been read to its end. */
  boolean done() {
    return done;
  }

  String answer() {
    return answer;
  }

  String text() {
    return text.toString();
  }

  /** The citations by their numbers. */
  Map<Integer, String> quotes() {
    return quotes;
  }

  /** The last that was heard; null before anything was. */
  String status() {
    return status;
  }

  @Override
  public void run() {
    try {
      pause(faithful ? 0 : taste.nextInt(6_000));
      while (!done) {
        left = faithful ? Integer.MAX_VALUE : 1 + taste.nextInt(MOST_MESSAGES);
        listen();
        pause(BETWEEN_TRIES);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void listen() throws InterruptedException {
    try {
      done = door.read(nodes.get(), this);
    } catch (WebSocketHandshakeException refused) {
      notNow(refused.getResponse().statusCode());
    } catch (IOException | UncheckedIOException | CompletionException brokenOff) {
      findings.count("answers: connections broken off");
    }
    if (!done && !faithful) {
      text.setLength(taste.nextInt(text.length() + 1));
    }
  }

  private static void pause(long milliseconds) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(milliseconds);
  }

  /** The offset up to which the text is there; null for none. */
  String cursor() {
    return text.length() == 0 ? null : String.valueOf(text.length());
  }

  /** A refusal that may come while nodes die. */
  void notNow(int code) {
    findings.expect(code == 404 || code == 503, this + " was answered " + code);
  }

  void connected(boolean resumed) {
    findings.count("answers: connections");
    if (resumed) {
      before = "";
      return;
    }
    boolean half = text.length() > 0 && Character.isHighSurrogate(text.charAt(text.length() - 1));
    findings.expect(text.length() == 0 || half, this + " could not resume at " + text.length());
    before = text.toString();
    text.setLength(0);
  }

  /**
   * Takes a message.
   *
   * @param reached the offset that is reached with it
   * @return whether this reader wants no more for now
   */
  boolean take(JsonObject data, String reached) {
    findings.count("answers: messages");
    if (data.containsKey("citations")) {
      data.getJsonArray("citations").getValuesAs(JsonObject.class).forEach(this::cite);
    }
    if (data.containsKey("text")) {
      findings.expect(
          data.getInt("offset") == text.length(),
          this + " has " + text.length() + " and is told " + data);
      text.append(data.getString("text"));
      findings.expect(
          text.toString().startsWith(before), this + " is told other words than before: " + data);
      before = "";
    }
    findings.expect(
        reached.equals(String.valueOf(text.length())),
        this + " has " + text.length() + " and should have " + reached);
    status = data.getString("status", status);
    return --left <= 0;
  }

  private void cite(JsonObject citation) {
    String quote = citation.getString("quote");
    String known = quotes.put(citation.getInt("number"), quote);
    findings.expect(
        known == null || known.equals(quote), this + " is told another quote: " + citation);
  }

  /** There is no more than what was read; how it ended may not have been. */
  void ended(String how) {
    status = how;
  }

  boolean heardTheEnd() {
    return "completed".equals(status) || "stopped".equals(status) || "failed".equals(status);
  }

  @Override
  public String toString() {
    return "Listener to " + answer + " by " + door;
  }
}

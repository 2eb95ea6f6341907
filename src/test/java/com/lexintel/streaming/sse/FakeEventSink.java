package com.lexintel.streaming.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.channels.delivery.ClientReading;
import com.lexintel.streaming.events.WholeEvent;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A server's event sink, with the client at its other end. */
public final class FakeEventSink implements SseEventSink, ClientReading {
  private final boolean blocks;
  private final List<OutboundSseEvent> events = new ArrayList<>();
  private Runnable whileWriting = () -> {};
  private CompletableFuture<Void> reading = CompletableFuture.completedFuture(null);
  private boolean left;
  private int closes;

  public FakeEventSink() {
    this(false);
  }

  private FakeEventSink(boolean blocks) {
    this.blocks = blocks;
  }

  /** One whose sending returns only when the client has read. */
  static FakeEventSink thatBlocks() {
    return new FakeEventSink(true);
  }

  void whileWriting(Runnable task) {
    whileWriting = task;
  }

  @Override
  public synchronized void stall() {
    reading = new CompletableFuture<>();
  }

  @Override
  public synchronized void read() {
    reading.complete(null);
  }

  @Override
  public synchronized void leave() {
    left = true;
  }

  @Override
  public CompletionStage<?> send(OutboundSseEvent event) {
    whileWriting.run();
    CompletableFuture<Void> sent;
    synchronized (this) {
      if (left) {
        return CompletableFuture.failedFuture(new IllegalStateException("Broken pipe"));
      }
      events.add(event);
      sent = reading;
    }
    if (blocks) {
      sent.join();
    }
    return sent;
  }

  @Override
  public synchronized boolean isClosed() {
    return closes > 0;
  }

  @Override
  public synchronized void close() {
    closes++;
  }

  public synchronized int closes() {
    return closes;
  }

  synchronized List<String> comments() {
    return events.stream().map(OutboundSseEvent::getComment).toList();
  }

  /** The data of the events, as either server would write them. */
  public List<String> data() {
    return values("data: ");
  }

  /** The ids of the events that have one. */
  List<String> ids() {
    return values("id: ");
  }

  private synchronized List<String> values(String field) {
    List<String> written = events.stream().map(FakeEventSink::asRestEasyWrites).toList();
    assertEquals(written, events.stream().map(FakeEventSink::asJerseyWrites).toList());
    return written.stream()
        .flatMap(String::lines)
        .filter(line -> line.startsWith(field))
        .map(line -> line.substring(field.length()))
        .toList();
  }

  private static String asRestEasyWrites(OutboundSseEvent event) {
    StringBuilder text = new StringBuilder();
    if (event.getComment() != null) {
      text.append(": ").append(event.getComment()).append('\n');
    }
    if (event.getType() != null) {
      if (event.getId() != null) {
        text.append("id: ").append(event.getId()).append('\n');
      }
      if (event.getName() != null) {
        text.append("event: ").append(event.getName()).append('\n');
      }
      if (event.getReconnectDelay() > -1) {
        text.append("retry: ").append(event.getReconnectDelay()).append('\n');
      }
      if (event.getData() != null) {
        text.append("data: ").append(event.getData()).append('\n');
      }
    }
    return text.append('\n').toString();
  }

  private static String asJerseyWrites(OutboundSseEvent event) {
    return new String(((WholeEvent) event).bytes(), StandardCharsets.UTF_8) + "\n";
  }
}

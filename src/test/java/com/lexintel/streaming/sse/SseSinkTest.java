package com.lexintel.streaming.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class SseSinkTest {
  private final Jersey jersey = new Jersey();
  private final SseSink sink = new SseSink(jersey, Runnable::run);

  @Test
  void answerIsNotEndedUnderTheThreadThatWritesIt() {
    jersey.whileWriting.set(
        () -> {
          sink.close();
          assertFalse(jersey.isClosed());
        });

    sink.heartbeat();

    assertEquals(List.of("alive", "closed"), jersey.told);
  }

  @Test
  void nothingIsWrittenAfterTheEnd() {
    sink.close();

    assertTrue(sink.heartbeat().toCompletableFuture().isCompletedExceptionally());
    assertEquals(List.of("closed"), jersey.told);
  }

  @Test
  void nothingIsWrittenToAClientThatHasLeft() {
    jersey.close();

    assertTrue(sink.heartbeat().toCompletableFuture().isCompletedExceptionally());
    assertEquals(List.of("closed"), jersey.told);
  }

  @Test
  void whatCannotBeWrittenIsAFailureOfTheStageAndNotOfTheCaller() {
    jersey.whileWriting.set(
        () -> {
          throw new IllegalStateException("gone");
        });

    CompletableFuture<?> sent = sink.heartbeat().toCompletableFuture();

    assertTrue(sent.isCompletedExceptionally());
    sink.close();
    assertTrue(jersey.isClosed());
  }

  @Test
  void stageIsCompleteWhenTheServerHasSentIt() throws ExecutionException, InterruptedException {
    CompletableFuture<?> sent = sink.heartbeat().toCompletableFuture();

    assertFalse(sent.isDone());
    jersey.sent.complete(null);
    sent.get();
  }

  private static final class Jersey implements SseEventSink {
    private final List<String> told = new ArrayList<>();
    private final AtomicReference<Runnable> whileWriting = new AtomicReference<>(() -> {});
    private final CompletableFuture<Void> sent = new CompletableFuture<>();

    @Override
    public boolean isClosed() {
      return told.contains("closed");
    }

    @Override
    public CompletionStage<?> send(OutboundSseEvent event) {
      whileWriting.get().run();
      told.add(event.getComment());
      return sent;
    }

    @Override
    public void close() {
      told.add("closed");
    }
  }
}

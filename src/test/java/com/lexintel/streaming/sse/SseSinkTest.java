package com.lexintel.streaming.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.delivery.ClientReading;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.MessageSinkContract;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SseSinkTest {
  private final FakeEventSink server = new FakeEventSink();
  private final SseSink sink = new SseSink(server, Runnable::run);

  @Test
  void answerIsNotEndedUnderTheThreadThatWritesIt() {
    server.whileWriting(
        () -> {
          sink.close();
          assertFalse(server.isClosed());
        });

    sink.heartbeat();

    assertEquals(List.of("alive"), server.comments());
    assertTrue(server.isClosed());
  }

  @Test
  void nothingIsWrittenToAClientThatHasLeft() {
    server.close();

    assertTrue(sink.heartbeat().toCompletableFuture().isCompletedExceptionally());
    assertEquals(List.of(), server.comments());
  }

  @Test
  void whatCannotBeWrittenIsAFailureOfTheStageAndNotOfTheCaller() {
    server.whileWriting(
        () -> {
          throw new IllegalStateException("gone");
        });

    CompletableFuture<?> sent = sink.heartbeat().toCompletableFuture();

    assertTrue(sent.isCompletedExceptionally());
    sink.close();
    assertTrue(server.isClosed());
  }

  @Test
  void stageIsCompleteWhenTheServerHasSentIt() throws ExecutionException, InterruptedException {
    server.stall();
    CompletableFuture<?> sent = sink.heartbeat().toCompletableFuture();

    assertFalse(sent.isDone());
    server.read();
    sent.get();
  }

  /** As on Open Liberty, where sending returns at once. */
  @Nested
  class WhereSendingIsAsynchronous extends MessageSinkContract {
    @Override
    protected Connection connect() {
      return new Connected(new FakeEventSink(), Runnable::run);
    }
  }

  /** As on Payara, where sending takes as long as the client does. */
  @Nested
  class WhereSendingBlocks extends MessageSinkContract {
    private final ExecutorService executor = Executors.newCachedThreadPool();

    @Override
    protected Connection connect() {
      return new Connected(FakeEventSink.thatBlocks(), executor);
    }

    @AfterEach
    void end() {
      executor.shutdownNow();
    }
  }

  private static final class Connected
      implements MessageSinkContract.Connection, ClientReading.Through {
    private final FakeEventSink server;
    private final SseSink sink;

    private Connected(FakeEventSink server, Executor executor) {
      this.server = server;
      this.sink = new SseSink(server, executor);
    }

    @Override
    public MessageSink sink() {
      return sink;
    }

    @Override
    public List<String> received() {
      return server.data();
    }

    @Override
    public ClientReading below() {
      return server;
    }

    @Override
    public int ends() {
      return server.closes();
    }
  }
}

package com.lexintel.embedding;

import static com.lexintel.embedding.StubService.fixed;
import static com.lexintel.embedding.StubService.vectors;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.settings.ModelService;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class OpenAiEmbeddingTest {
  private static final String KEY = "sk-secret";
  private static final String TEXT = "7";

  private StubService service;
  private OpenAiEmbedding embedding;

  @AfterEach
  void close() {
    embedding.close();
    service.close();
  }

  @Test
  void vectorsComeAtUnitLengthInTheOrderOfTheTexts() throws Exception {
    start(vectors());
    List<String> texts = IntStream.range(0, 150).mapToObj(String::valueOf).toList();
    List<float[]> answer = embedding.embed(texts);
    for (int i = 0; i < texts.size(); i++) {
      double length = Math.sqrt(25 + i * i);
      float[] expected = {(float) (3 / length), (float) (4 / length), (float) (i / length)};
      assertArrayEquals(expected, answer.get(i), 1e-6f);
    }
    assertEquals(150, answer.size());
    assertEquals(
        List.of(64, 64, 22),
        service.requests().stream().map(request -> request.get("input").size()).toList());
    assertEquals("model-name", service.requests().get(0).get("model").asText());
    assertEquals("Bearer " + KEY, service.keys().get(0));
  }

  @Test
  void theLengthIsKnownFromTheFirstAnswer() throws Exception {
    start(vectors());
    assertEquals(OptionalInt.empty(), embedding.dimensions());
    embedding.embed(List.of(TEXT));
    assertEquals(OptionalInt.of(3), embedding.dimensions());
  }

  @Test
  void noTextsNeedNoRequest() throws Exception {
    start(vectors());
    assertTrue(embedding.embed(List.of()).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> embedding.embed(List.of(TEXT, "\n")));
    assertEquals(0, service.requests().size());
  }

  @Test
  void aServiceWithoutKeysGetsNone() throws Exception {
    service = new StubService(vectors());
    start(Optional.empty(), Duration.ofSeconds(10), Duration.ofMillis(1));
    embedding.embed(List.of(TEXT));
    assertEquals("null", service.keys().get(0));
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 429, 500, 503})
  void aPassingFaultIsTriedAgain(int status) throws Exception {
    start(fixed(status, "{}"), fixed(status, "{}"), vectors());
    assertEquals(1, embedding.embed(List.of(TEXT)).size());
    assertEquals(3, service.requests().size());
  }

  @Test
  void aFaultThatStaysEndsIt() throws Exception {
    start(fixed(500, TEXT + KEY));
    assertFailsWith("is failing (HTTP 500), after 3 attempts");
    assertEquals(3, service.requests().size());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 422})
  void aRefusalIsNotTriedAgain(int status) throws Exception {
    start(fixed(status, "{\"error\":{\"message\":\"wrong key " + KEY + "\"}}"));
    assertFailsWith("HTTP " + status);
    assertEquals(1, service.requests().size());
  }

  @Test
  void aServiceThatCannotBeReachedIsNamed() throws Exception {
    start(vectors());
    service.close();
    assertFailsWith("cannot be reached, after 3 attempts");
  }

  @Test
  void silenceEndsAtTheDeadline() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    service = new StubService((exchange, input) -> waitFor(never));
    start(Optional.of(KEY), Duration.ofMillis(200), Duration.ofMillis(1));
    assertFailsWith("did not answer in time, after 3 attempts");
    assertEquals(3, service.requests().size());
  }

  @Test
  void anAnswerThatStallsHalfWayEndsAtTheDeadline() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    service =
        new StubService(
            (exchange, input) -> {
              exchange.sendResponseHeaders(200, 1000);
              exchange.getResponseBody().write('{');
              exchange.getResponseBody().flush();
              waitFor(never);
            });
    start(Optional.of(KEY), Duration.ofMillis(200), Duration.ofMillis(1));
    assertFailsWith("did not answer in time, after 3 attempts");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "<html>",
        "[]",
        "{}",
        "null",
        "{\"data\":[{}]}",
        "{\"data\":[null]}",
        "{\"data\":[{\"embedding\":[null]}]}",
        "{\"data\":[{\"embedding\":\"sk-secret\"}]}",
        "{\"data\":[]}",
        "{\"data\":[{\"embedding\":[1]},{\"embedding\":[1]}]}",
        "{\"data\":[{\"embedding\":[]}]}",
        "{\"data\":[{\"embedding\":[0,0]}]}",
        "{\"data\":[{\"embedding\":[1e39,0]}]}"
      })
  void anAnswerThatIsNoneIsRefused(String body) throws Exception {
    start(fixed(200, body));
    assertFailsWith("The embedding service 127.0.0.1:");
    assertEquals(1, service.requests().size());
  }

  @Test
  void vectorsOfAnotherLengthAreRefused() throws Exception {
    start(vectors(), fixed(200, "{\"data\":[{\"embedding\":[1,2]}]}"));
    embedding.embed(List.of(TEXT));
    assertFailsWith("gave vectors of different lengths");
  }

  @Test
  void anInterruptEndsTheWaitForAnAnswer() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    start((exchange, input) -> waitFor(never));
    Caller caller = new Caller(() -> embedding.embed(List.of(TEXT)));
    await().until(() -> service.requests().size() == 1);
    caller.interrupt();
    assertInstanceOf(InterruptedException.class, caller.failure());
  }

  @Test
  void anInterruptEndsThePauseBeforeAnotherAttempt() throws Exception {
    service = new StubService(fixed(503, ""));
    start(Optional.of(KEY), Duration.ofSeconds(60), Duration.ofMinutes(10));
    Caller caller = new Caller(() -> embedding.embed(List.of(TEXT)));
    await().until(() -> service.requests().size() == 1);
    caller.interrupt();
    assertInstanceOf(InterruptedException.class, caller.failure());
  }

  @Test
  void closingEndsACall() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    start((exchange, input) -> waitFor(never));
    Caller caller = new Caller(() -> embedding.embed(List.of(TEXT)));
    await().until(() -> service.requests().size() == 1);
    embedding.close();
    assertEquals("This server is shutting down", caller.failure().getMessage());
  }

  @Test
  void credentialsInTheAddressAreNotNamed() throws Exception {
    start(vectors());
    ModelService named =
        new ModelService(
            URI.create("https://user:" + KEY + "@host/v1"),
            Optional.of(KEY),
            "model",
            Duration.ofSeconds(1),
            0,
            Duration.ZERO);
    assertEquals("host", named.name());
    assertFalse(named.toString().contains(KEY));
  }

  private void start(StubService.Answer... answers) throws IOException {
    service = new StubService(answers);
    start(Optional.of(KEY), Duration.ofSeconds(10), Duration.ofMillis(1));
  }

  private void start(Optional<String> key, Duration timeout, Duration pause) {
    embedding =
        new OpenAiEmbedding(
            new ModelService(service.address(), key, "model-name", timeout, 2, pause), Thread::new);
  }

  private void assertFailsWith(String words) {
    EmbeddingUnavailable failure =
        assertThrows(EmbeddingUnavailable.class, () -> embedding.embed(List.of(TEXT)));
    assertEquals("embedding_unavailable", EmbeddingUnavailable.CODE);
    assertTrue(failure.getMessage().contains(words), failure.getMessage());
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    assertFalse(trace.toString().contains(KEY), trace.toString());
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException stubClosed) {
      Thread.currentThread().interrupt();
    }
  }
}

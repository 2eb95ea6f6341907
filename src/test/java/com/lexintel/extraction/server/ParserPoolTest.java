package com.lexintel.extraction.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.ExtractionFailure.Code;
import com.lexintel.extraction.ExtractionListener;
import com.lexintel.extraction.ExtractionRequest;
import com.lexintel.extraction.Member;
import com.lexintel.extraction.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a document may do to the process that parses it, and who notices. */
@Timeout(60)
class ParserPoolTest {

  private static final ExtractionListener NOBODY = (page, pageCount) -> {};

  private final Set<Long> before = children();
  private final ParserPool pool = pool(Duration.ofSeconds(30));

  @AfterEach
  void nothingIsLeftBehind() {
    pool.close();
    // At once: after this, the server itself may be gone.
    assertEquals(List.of(), UnrulyLauncher.DIRECTORIES.stream().filter(Files::exists).toList());
    await().atMost(5, SECONDS).until(() -> children().equals(before));
  }

  @Test
  void keepsTheProcessForTheNextDocument() throws Exception {
    assertEquals(parse("pid"), parse("pid"));
  }

  @Test
  void aHangIsATimeoutAndTheNeighboursDoNotNotice() throws Exception {
    try (ParserPool impatient = pool(Duration.ofSeconds(2))) {
      CountDownLatch hanging = new CountDownLatch(1);
      CompletableFuture<Throwable> hang =
          CompletableFuture.supplyAsync(
              () ->
                  assertThrows(
                      ExtractionFailure.class,
                      () ->
                          impatient.parse(
                              Requests.of(Path.of("hang")), (page, of) -> hanging.countDown())));
      hanging.await();

      String neighbour = impatient.parse(Requests.of(Path.of("pid")), NOBODY).text();
      ExtractionFailure failure = assertInstanceOf(ExtractionFailure.class, hang.get());

      assertEquals(Code.EXTRACTION_TIMEOUT, failure.code());
      assertTrue(failure.getMessage().contains("2 seconds"), failure.getMessage());
      assertEquals(neighbour, impatient.parse(Requests.of(Path.of("pid")), NOBODY).text());
    }
  }

  @Test
  void whoComesFurtherMayTakeLongerThanTheTimeout() throws Exception {
    List<Integer> pages = new ArrayList<>();
    try (ParserPool impatient = pool(Duration.ofSeconds(1))) {
      impatient.parse(Requests.of(Path.of("slow")), (page, of) -> pages.add(page));
    }
    assertEquals(List.of(1, 2, 3, 4, 5), pages);
  }

  @Test
  void recognisedPagesComeAndGo() throws Exception {
    Map<Integer, String> told = new TreeMap<>();
    ExtractionListener listener =
        new ExtractionListener() {
          @Override
          public void page(int page, Integer pageCount) {}

          @Override
          public void recognised(int page, String text) {
            told.put(page, text);
          }
        };
    ExtractionRequest request =
        new ExtractionRequest(
            Path.of("recognise"), Requests.GENEROUS, Map.of(3, "Kläger", 7, "x".repeat(70_000)));

    pool.parse(request, listener);

    assertEquals(Map.of(4, "Kläger", 8, "x".repeat(70_000)), told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit", "halt", "throw", "nonsense", "huge"})
  void anUnexpectedEndIsACrashAndAnotherProcessTakesOver(String wish) throws Exception {
    String pid = parse("pid");

    ExtractionFailure failure = assertThrows(ExtractionFailure.class, () -> parse(wish));

    assertEquals(Code.EXTRACTION_CRASHED, failure.code());
    assertTrue(failure.getMessage().contains("crash"), failure.getMessage());
    assertNotEquals(pid, parse("pid"));
  }

  @Test
  void exhaustedMemoryIsSaidToBeThat() {
    ExtractionFailure failure = assertThrows(ExtractionFailure.class, () -> parse("memory"));

    assertEquals(Code.EXTRACTION_CRASHED, failure.code());
    assertTrue(failure.getMessage().contains("memory"), failure.getMessage());
  }

  @Test
  void aKilledProcessIsACrash() {
    ExtractionListener killing = (page, of) -> newChildren().forEach(ParserPoolTest::kill);

    ExtractionFailure failure =
        assertThrows(
            ExtractionFailure.class, () -> pool.parse(Requests.of(Path.of("hang")), killing));

    assertEquals(Code.EXTRACTION_CRASHED, failure.code());
  }

  @Test
  void aProcessKilledWhileIdleIsReplaced() throws Exception {
    String pid = parse("pid");
    kill(Long.parseLong(pid));
    await().until(() -> newChildren().isEmpty());

    assertNotEquals(pid, parse("pid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"hang", "spin", "child", "litter"})
  void anInterruptKillsWithinASecond(String wish) throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Thread worker =
        new Thread(
            () -> {
              try {
                pool.parse(Requests.of(Path.of(wish)), (page, of) -> begun.countDown());
              } catch (Throwable t) {
                thrown.complete(t);
              }
            });
    worker.start();
    begun.await();
    if (wish.equals("child")) {
      await().until(() -> descendants().size() == 2);
    }
    // A child whose parent was killed is nobody's descendant any more.
    List<ProcessHandle> started = descendants();
    worker.interrupt();

    assertInstanceOf(InterruptedException.class, thrown.get(1, SECONDS));
    await().atMost(1, SECONDS).until(() -> started.stream().noneMatch(ParserPoolTest::runs));
  }

  @Test
  void theProcessIsGivenNoSecrets() throws Exception {
    List<String> names = List.of(parse("environment").split(" "));

    assertTrue(names.contains("PATH"), names::toString);
    assertFalse(names.contains("HOME"), names::toString);
  }

  @Test
  void aListenerThatFailsDoesNotLeaveTheProcessMidway() throws Exception {
    String pid = parse("pid");
    ExtractionListener failing =
        (page, of) -> {
          throw new IllegalArgumentException("listener");
        };

    assertThrows(
        IllegalArgumentException.class,
        () -> pool.parse(Requests.of(Path.of("environment")), failing));
    assertNotEquals(pid, parse("pid"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"recognise", "member"})
  void whatCannotBeStoredIsNotTakenForTheNextDocument(String wish) throws Exception {
    String pid = parse("pid");
    ExtractionRequest request =
        new ExtractionRequest(Path.of(wish), Requests.GENEROUS, Map.of(1, "page", 2, "page"));

    ExtractionFailure failure =
        assertThrows(ExtractionFailure.class, () -> pool.parse(request, new FullDisk()));

    assertEquals(Code.STORAGE_UNAVAILABLE, failure.code());
    String next = parse("pid");
    assertTrue(next.matches("[0-9]+"), next);
    assertNotEquals(pid, next);
  }

  /** Can keep nothing. */
  private static final class FullDisk implements ExtractionListener {
    @Override
    public void page(int page, Integer pageCount) {}

    @Override
    public void recognised(int page, String text) throws IOException {
      throw new IOException("full");
    }

    @Override
    public void member(Member member, Path file) throws IOException {
      throw new IOException("full");
    }
  }

  @Test
  void afterItsEndNothingIsStarted() {
    pool.close();

    assertThrows(IllegalStateException.class, () -> parse("pid"));
  }

  @Test
  void aProcessThatCannotStartIsNotTheDocumentsFault() {
    try (ParserPool broken = new ParserPool(new UnrulyLauncher("1x"), Duration.ofSeconds(30))) {
      IllegalStateException failure =
          assertThrows(
              IllegalStateException.class, () -> broken.parse(Requests.of(Path.of("pid")), NOBODY));
      assertTrue(failure.getMessage().contains("Invalid maximum heap size"), failure.getMessage());
    }
  }

  private String parse(String wish) throws Exception {
    return pool.parse(Requests.of(Path.of(wish)), NOBODY).text();
  }

  private static ParserPool pool(Duration timeout) {
    return new ParserPool(new UnrulyLauncher("64m"), timeout);
  }

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  private Set<Long> newChildren() {
    Set<Long> children = children();
    children.removeAll(before);
    return children;
  }

  private List<ProcessHandle> descendants() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> !before.contains(process.pid()))
        .toList();
  }

  /** What was killed is still listed, without a command, until its parent has heard of it. */
  private static boolean runs(ProcessHandle process) {
    return process.isAlive() && process.info().command().isPresent();
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
  }
}

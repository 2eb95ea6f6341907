package com.lexintel.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.documents.original.Original;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.progress.Status;
import com.lexintel.progress.Step;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DocumentTest {
  private static final Instant NOW = Instant.parse("2026-11-23T10:15:30.123Z");

  private final Document document =
      new Document(UUID.randomUUID(), UUID.randomUUID(), new Original("a.pdf", "x/y", 1, "0"), NOW);

  @Test
  void seqGrowsOverEveryChangeOfHands() {
    long seq = document.seq();
    document.queue(NOW);
    seq = grown(seq);
    document.claim(NOW);
    seq = grown(seq);
    document.report(Step.EMBEDDING, 40, "x", null, document.seq() + 7, NOW);
    seq = grown(seq);
    document.tryAgain("x", NOW);
    seq = grown(seq);
    document.claim(NOW);
    seq = grown(seq);
    document.cancel(NOW);
    seq = grown(seq);
    document.cancelled(NOW);
    seq = grown(seq);
    document.retry(NOW);
    grown(seq);
  }

  @Test
  void whoeverTakesOverRaisesTheFence() {
    document.claim(NOW);
    long worker = document.fence();
    document.claim(NOW);
    assertTrue(document.fence() > worker);
    long second = document.fence();
    document.cancel(NOW);
    assertTrue(document.fence() > second);
  }

  @Test
  void aContainerIsCompletedByTheEndOfItsMembersAndByNothingElse() {
    document.claim(NOW);
    document.awaitMembers(new Completion(3, 0, new MemberCount(2, 0, 0)), 2_000_000, NOW);
    assertEquals(Status.PROCESSING, document.status());
    assertEquals(Step.FINALIZING, document.step());
    long seq = document.seq();
    document.membersEnded(0, new MemberCount(2, 1, 0), NOW);
    assertEquals(seq, document.seq());
    document.membersEnded(1, new MemberCount(2, 2, 1), NOW);
    assertEquals(Status.COMPLETED, document.status());
    assertTrue(document.seq() > seq);
    assertEquals(
        "Completed: 3 passages, 2 files in it, of which 1 failed. Not read: 1 page",
        document.event().message());
  }

  @Test
  void aContainerThatWasCancelledIsNotCompletedByItsMembers() {
    document.claim(NOW);
    document.awaitMembers(new Completion(3, 0, new MemberCount(2, 0, 0)), 2_000_000, NOW);
    document.cancel(NOW);
    document.membersEnded(0, new MemberCount(2, 2, 0), NOW);
    assertEquals(Step.CANCELLING, document.step());
  }

  @Test
  void aMemberKnowsItsPlaceInTheWholeUpload() {
    Document message = member(document, 12);
    Document annex = member(message, 3);
    assertEquals(document.id(), annex.family().rootId());
    assertEquals(message.id(), annex.view(null).parentId());
    assertEquals(3, annex.view(null).number());
    assertEquals("000012.000003", annex.family().place());
    assertEquals(2, annex.family().depth());
    assertEquals(document.view(null).createdAt(), annex.view(null).createdAt());
    assertNull(document.view(null).parentId());
    assertNull(document.view(null).number());
  }

  private static Document member(Document container, int number) {
    Original file = new Original("b.pdf", "x/y", 1, "0");
    return Family.member(container, number, "b.pdf", file, NOW.plusSeconds(60));
  }

  @Test
  void theTimeLeftThatWasToldHoldsUntilTheNextWorkerKnowsBetter() {
    document.claim(NOW);
    assertNull(document.event().etaSeconds());
    document.report(Step.EMBEDDING, 60, "x", 5, 2_000_000, NOW);
    document.claim(NOW);
    assertEquals(5, document.event().etaSeconds());
    document.tryAgain("x", NOW);
    assertNull(document.event().etaSeconds());
  }

  @Test
  void progressNeverFallsNorReaches100BeforeTheEnd() {
    document.claim(NOW);
    document.report(Step.EMBEDDING, 60, "x", 5, 2_000_000, NOW);
    document.report(Step.EMBEDDING, 30, "x", 5, 2_000_001, NOW);
    assertEquals(60, document.progress());
    document.report(Step.FINALIZING, 100, "x", 5, 2_000_002, NOW);
    assertEquals(99, document.progress());
    document.tryAgain("x", NOW);
    document.claim(NOW);
    assertEquals(99, document.progress());
  }

  @Test
  void completedIs100AndCannotBeCancelledNorRetriedNorClaimed() {
    document.claim(NOW);
    document.complete(new Completion(3, 0, new MemberCount(0, 0, 0)), 2_000_000, NOW);
    assertEquals(100, document.event().progress());
    assertEquals(Status.COMPLETED, document.status());
    assertEquals(
        ProblemCode.NOT_CANCELLABLE,
        assertThrows(Problem.class, () -> document.cancel(NOW)).code());
    assertEquals(
        ProblemCode.NOT_RETRYABLE, assertThrows(Problem.class, () -> document.retry(NOW)).code());
    assertThrows(IllegalStateException.class, () -> document.claim(NOW));
  }

  @Test
  void completedSaysWhichPagesWereNotRead() {
    document.claim(NOW);
    document.complete(new Completion(1, 2, new MemberCount(0, 0, 0)), 2_000_000, NOW);
    assertEquals("Completed: 1 passage. Not read: 2 pages", document.event().message());
  }

  @Test
  void retryBeginsANewSeriesOfThreeAttemptsFromZero() {
    document.claim(NOW);
    document.fail("no_text_found", "No text", 2_000_000, NOW);
    assertEquals("no_text_found", document.event().error().code());
    int series = document.attempts().series();
    document.retry(NOW);
    assertEquals(series + 1, document.attempts().series());
    assertEquals(0, document.progress());
    assertNull(document.event().error());
    document.claim(NOW);
    assertEquals(2, document.attempts().current());
    assertTrue(document.attempts().isFirst());
    assertEquals("", document.attempts().words());
    document.tryAgain("x", NOW);
    document.claim(NOW);
    assertEquals(" (attempt 2 of 3)", document.attempts().words());
    document.tryAgain("x", NOW);
    assertFalse(document.attempts().isLast());
    document.claim(NOW);
    assertTrue(document.attempts().isLast());
  }

  @Test
  void aWorkerThatWasGivenUpCanNoLongerWrite() {
    document.claim(NOW);
    long worker = document.fence();
    long seq = document.seq();
    document.abandon(NOW);
    assertTrue(document.fence() > worker);
    assertTrue(document.seq() > seq);
    assertEquals(Status.FAILED, document.status());
    assertEquals("worker_lost", document.event().error().code());
  }

  @Test
  void handingBackInGoodOrderCostsNoAttempt() {
    document.claim(NOW);
    document.handBack(NOW);
    document.claim(NOW);
    document.claim(NOW);
    assertFalse(document.attempts().isLast());
    document.claim(NOW);
    assertTrue(document.attempts().isLast());
  }

  private long grown(long before) {
    assertTrue(document.seq() > before, "seq did not grow");
    return document.seq();
  }
}

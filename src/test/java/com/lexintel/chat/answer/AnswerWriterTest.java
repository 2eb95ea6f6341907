package com.lexintel.chat.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.FakeTime;
import com.lexintel.channels.answer.AnswerFailure;
import com.lexintel.channels.answer.AnswerNews;
import com.lexintel.channels.answer.AnswerStatus;
import com.lexintel.database.MigratedPostgres;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One writer of an answer at a time, and what it leaves in a real database. */
class AnswerWriterTest {
  @RegisterExtension private static final MigratedPostgres DATABASE = new MigratedPostgres();
  private static final Duration LEASE = Duration.ofSeconds(30);

  private final ChatDatabase rows = new ChatDatabase(DATABASE.database());
  private final AnswerLedger ledger = new AnswerLedger(DATABASE.database());
  private final StoredAnswers stored = new StoredAnswers(DATABASE.database());
  private final FakeTime time = new FakeTime();
  private final List<AnswerNews> told = new ArrayList<>();
  private final AnswerBatches batches =
      new AnswerBatches(
          ledger, told::addAll, () -> 1, Runnable::run, time, (milliseconds, task) -> task.run());

  @BeforeEach
  void empty() throws SQLException {
    rows.update("delete from conversation");
  }

  @Test
  void whatIsAppendedIsStoredInPiecesAndToldWhenItIs() throws Exception {
    UUID id = rows.ask();
    AnswerWriter writer = writer(claim());
    writer.append("One ");
    assertEquals("One ", text(id), "the first words wait for nothing");
    for (int i = 0; i < 50; i++) {
      writer.append("word ");
    }
    assertEquals("One ", text(id), "words of the same twentieth of a second are one piece");
    time.pass(50);
    assertEquals("One " + "word ".repeat(50), text(id));
    writer.append("end");
    writer.end(null, new Usage(10, 20));

    assertEquals("One " + "word ".repeat(50) + "end", text(id));
    assertEquals(AnswerStatus.COMPLETED, news(id).status());
    assertEquals(3, told.size());
    assertEquals(text(id), told.get(0).text() + told.get(1).text() + told.get(2).text());
    assertEquals(1, rows.update("update answer set model = model where prompt_tokens = 10"));
  }

  @Test
  void aResumeGetsTheRestFromAnyOffset() throws Exception {
    UUID id = rows.ask();
    AnswerWriter writer = writer(claim());
    for (String piece : List.of("abc", "de\uD83D\uDE00f", "ghi")) {
      writer.append(piece);
      time.pass(50);
    }
    String whole = "abcde\uD83D\uDE00fghi";
    for (int offset = 0; offset <= whole.length(); offset++) {
      AnswerNews rest = stored.since(Map.of(id, offset)).get(0);
      assertTrue(rest.offset() <= offset);
      assertEquals(whole.substring(rest.offset()), rest.text());
    }
  }

  @Test
  void anAnswerWithoutAWordCanWaitForAnotherWriter() throws Exception {
    UUID id = rows.ask();
    for (int attempt = 1; attempt < 5; attempt++) {
      AnswerWriter writer = writer(claim());
      assertTrue(writer.handBack());
      assertEquals(AnswerStatus.WAITING, news(id).status());
      assertFalse(writer.handBack(), "it is no longer this writer's");
    }
    assertFalse(writer(claim()).handBack(), "not for ever");
    assertEquals(AnswerStatus.SEARCHING, news(id).status());

    UUID begun = rows.ask();
    AnswerWriter writer = writer(claim());
    writer.append("A word");
    assertFalse(writer.handBack());
    assertEquals(AnswerStatus.WRITING, news(begun).status());
  }

  @Test
  void halfOfACharacterWaitsForItsOtherHalf() throws Exception {
    UUID id = rows.ask();
    AnswerWriter writer = writer(claim());
    writer.append("a\uD83D");
    assertEquals("a", text(id));
    writer.append("\uDE00");
    time.pass(50);
    assertEquals("a\uD83D\uDE00", text(id));
  }

  @Test
  void aQuoteThatDoesNotStandThereIsNotCited() throws Exception {
    UUID caseId = rows.newCase();
    Source source = rows.passage(caseId, 100, "The term is ten years.");
    UUID id = rows.ask(rows.newConversation(caseId), 1, "Term?");
    AnswerWriter writer = writer(claim());
    assertTrue(writer.cite("Ten years ", source, 12, 21));
    Source wrong = new Source(source.documentId(), "a.txt", null, 0, 100, "The term is six years.");
    assertFalse(writer.cite(" Six ", wrong, 12, 21));
    Source elsewhere = new Source(source.documentId(), "a.txt", null, 0, 99, source.text());
    assertFalse(writer.cite(" Elsewhere ", elsewhere, 12, 21));
    assertTrue(writer.cite(" Again ", source, 12, 21), "the same quote has the same number");
    writer.end(null, Usage.NONE);

    AnswerNews news = news(id);
    assertEquals("Ten years [1] Again [1]", news.text());
    assertEquals(1, news.citations().size());
    assertEquals("Ten years [1]".length(), news.citations().get(0).at());
    assertEquals("ten years", news.citations().get(0).citation().quote());
    assertEquals(112, news.citations().get(0).citation().start());
  }

  @Test
  void aCitationIsOfThePageOnWhichItsQuoteBegins() throws Exception {
    UUID caseId = rows.newCase();
    Source source = rows.passage(caseId, 100, "The term is ten years. The rent is low.");
    rows.pages(source.documentId(), 0, 50, 123, 130);
    UUID id = rows.ask(rows.newConversation(caseId), 1, "Term?");
    AnswerWriter writer = writer(claim());
    writer.cite("Ten ", source, 0, 22);
    writer.cite(" Low ", source, 23, 39);
    writer.end(null, Usage.NONE);

    assertEquals(
        List.of(2, 3),
        news(id).citations().stream().map(placed -> placed.citation().page()).toList());
  }

  @Test
  void theCitationsOfADeletedDocumentAreNotTold() throws Exception {
    UUID caseId = rows.newCase();
    Source source = rows.passage(caseId, 0, "The term is ten years.");
    UUID id = rows.ask(rows.newConversation(caseId), 1, "Term?");
    AnswerWriter writer = writer(claim());
    writer.cite("Ten ", source, 0, 8);
    assertEquals(1, news(id).citations().size());
    rows.update("delete from passage where document_id = ?", source.documentId());
    assertEquals(0, news(id).citations().size());
  }

  @Test
  void onlyOneOfTwoThatClaimGetsIt() throws Exception {
    rows.ask();
    assertTrue(ledger.claim("m", LEASE).isPresent());
    assertTrue(ledger.claim("m", LEASE).isEmpty());
  }

  @Test
  void whoeverIsStoppedWritesNoMoreAndWhatIsThereStays() throws Exception {
    UUID id = rows.ask();
    AnswerWriter writer = writer(claim());
    List<String> cancelled = new ArrayList<>();
    writer.whenLost(() -> cancelled.add("now"));
    writer.append("Kept.");
    assertTrue(ledger.stop(id));
    assertFalse(ledger.stop(id), "a second stop does nothing");
    time.pass(50);
    writer.append(" Not kept.");
    assertThrows(AnswerLost.class, () -> writer.append(" Nor this."));
    writer.end(null, Usage.NONE);
    assertEquals("Kept.", text(id));
    assertEquals(AnswerStatus.STOPPED, news(id).status());
    assertEquals(List.of("now"), cancelled);
  }

  @Test
  void anAnswerWhoseWriterIsSilentFailsAndKeepsItsText() throws Exception {
    UUID id = rows.ask();
    AnswerWriter writer = writer(claim());
    writer.append("Kept.");
    assertEquals(Set.of(), ledger.failAbandoned());
    assertEquals(Set.of(id), ledger.renew(List.of(writer.claim()), LEASE));
    rows.update("update answer set lease_until = now() - interval '1 second'");
    assertEquals(Set.of(id), ledger.failAbandoned());
    assertEquals(Set.of(), ledger.renew(List.of(writer.claim()), LEASE));
    AnswerNews news = news(id);
    assertEquals("Kept.", news.text());
    assertEquals(AnswerStatus.FAILED, news.status());
    assertEquals("worker_lost", news.failure().code());
    time.pass(50);
    writer.append("late");
    assertThrows(AnswerLost.class, () -> writer.append("later"));
  }

  @Test
  void aNodeThatStopsHandsBackOnlyWhatHasNotBegun() throws Exception {
    UUID fresh = rows.ask();
    ledger.handBack(claim());
    assertEquals(AnswerStatus.WAITING, news(fresh).status());
    AnswerWriter writer = writer(claim());
    writer.append("Begun");
    ledger.handBack(writer.claim());
    assertEquals(AnswerStatus.FAILED, news(fresh).status());
    assertEquals("Begun", text(fresh));
  }

  @Test
  void anEndlessAnswerIsCutOff() throws Exception {
    UUID id = rows.ask();
    AnswerWriter writer = writer(claim());
    String page = "x".repeat(10_000);
    AnswerFailed tooLong =
        assertThrows(
            AnswerFailed.class,
            () -> {
              for (int i = 0; i < 100; i++) {
                writer.append(page);
              }
            });
    writer.end(tooLong.failure(), Usage.NONE);
    assertEquals(100_000, text(id).length());
    assertEquals(new AnswerFailure("answer_too_long", tooLong.getMessage()), news(id).failure());
  }

  private Claim claim() throws SQLException {
    return ledger.claim("test", LEASE).orElseThrow();
  }

  private AnswerWriter writer(Claim claim) {
    return new AnswerWriter(
        claim, LEASE, ledger, new QuoteCheck(DATABASE.database()), batches, time, time);
  }

  private AnswerNews news(UUID id) {
    return stored.since(Map.of(id, 0)).get(0);
  }

  private String text(UUID id) {
    return news(id).text();
  }
}

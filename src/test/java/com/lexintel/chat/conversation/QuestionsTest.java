package com.lexintel.chat.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.lexintel.audit.AuditTrail;
import com.lexintel.audit.Visit;
import com.lexintel.chat.answer.AnswerLedger;
import com.lexintel.chat.answer.AnswerView;
import com.lexintel.chat.answer.Answers;
import com.lexintel.chat.answer.ChatDatabase;
import com.lexintel.chat.answer.StoredAnswers;
import com.lexintel.chat.provider.Inquiries;
import com.lexintel.chat.provider.Inquiry;
import com.lexintel.chat.provider.Turn;
import com.lexintel.database.MigratedPostgres;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.function.Executable;

/** Conversations in a real database. */
class QuestionsTest {
  @RegisterExtension private static final MigratedPostgres DATABASE = new MigratedPostgres();

  private final ChatDatabase rows = new ChatDatabase(DATABASE.database());
  private final AuditTrail trail =
      new AuditTrail(DATABASE.database(), new Visit(), Clock.systemUTC());
  private final Conversations conversations = new Conversations(DATABASE.database(), trail);
  private final Questions questions = new Questions(DATABASE.database(), trail);
  private final AnswerLedger ledger = new AnswerLedger(DATABASE.database());
  private final Answers answers =
      new Answers(DATABASE.database(), new StoredAnswers(DATABASE.database()));
  private Conversation chat;

  @BeforeEach
  void begin() throws SQLException {
    rows.update("delete from conversation");
    chat = new Conversation(UUID.randomUUID(), rows.newCase(), null, "anna", Instant.EPOCH);
    conversations.add(chat);
  }

  @Test
  void aQuestionHasAnAnswerThatWaitsAndGivesTheConversationItsTitle() throws SQLException {
    Asked asked = ask("Which law\n governs the lease?");
    AnswerView answer = answers.find(asked.answerId()).orElseThrow();
    assertEquals("waiting", answer.status());
    assertEquals(1, answer.queuePosition());
    assertEquals(asked.questionId(), answer.questionId());
    assertEquals(chat.id(), answer.chatId());
    assertEquals(
        "Which law governs the lease?", conversations.find(chat.id()).orElseThrow().title());
    Conversation other =
        new Conversation(UUID.randomUUID(), chat.caseId(), "Mine", "ben", Instant.now());
    conversations.add(other);
    UUID second = questions.ask(other, "Second?", "ben", Instant.now()).answerId();
    assertEquals(2, answers.find(second).orElseThrow().queuePosition());
    assertEquals("Mine", conversations.find(other.id()).orElseThrow().title());
    assertEquals(
        List.of(other.id(), chat.id()),
        conversations.page(chat.caseId(), 0, 10).stream().map(Conversation::id).toList());
  }

  @Test
  void oneAnswerIsUnderWayInAConversation() throws SQLException {
    Asked first = ask("First?");
    assertCode(ProblemCode.ANSWER_RUNNING, () -> ask("Second?"));
    ledger.stop(first.answerId());
    Asked second = ask("Second?");
    assertEquals(
        List.of("First?", "Second?"),
        questions.of(chat.id()).stream().map(Question::text).toList());
    assertEquals(
        List.of("stopped", "waiting"),
        answers.of(chat.id()).stream().map(AnswerView::status).toList());
    rows.update("insert into answer_piece values (?, 0, 4, 'Ohio')", first.answerId());
    Inquiry inquiry = new Inquiries(DATABASE.database()).of(second.answerId()).orElseThrow();
    assertEquals(
        new Inquiry(chat.caseId(), "Second?", List.of(new Turn("First?", "Ohio"))), inquiry);
  }

  @Test
  void whatCannotBeAskedIsRefused() throws SQLException {
    assertCode(ProblemCode.EMPTY_QUESTION, () -> ask(" \n"));
    assertCode(ProblemCode.QUESTION_TOO_LONG, () -> ask("x".repeat(4001)));
    assertCode(ProblemCode.INVALID_TITLE, () -> Conversation.usableTitle("x".repeat(201)));
    UUID only = ask("x".repeat(4000)).answerId();
    ledger.stop(only);
    rows.update("update question set number = 200");
    assertCode(ProblemCode.TOO_MANY_MESSAGES, () -> ask("One more?"));
    conversations.delete(chat);
    assertCode(ProblemCode.CHAT_NOT_FOUND, () -> ask("Anybody?"));
    assertEquals(List.of(), answers.of(chat.id()));
  }

  private Asked ask(String text) throws SQLException {
    return questions.ask(chat, text, "anna", Instant.now());
  }

  private static void assertCode(ProblemCode code, Executable call) {
    assertEquals(code, assertThrows(Problem.class, call).code());
  }
}

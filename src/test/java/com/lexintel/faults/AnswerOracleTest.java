package com.lexintel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.faults.AnswerRecords.Change;
import com.lexintel.faults.AnswerRecords.Stored;
import com.lexintel.faults.Faults.Disturbance;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Each kind of damage to an answer must be found. */
class AnswerOracleTest {
  private static final int NUMBER = 1;
  private static final int BROKEN_OFF = 4;
  private static final String QUOTE = "The cargo was short.";
  private static final UUID ID = UUID.randomUUID();

  private final Findings findings = new Findings();
  private final AnswerOracle oracle = oracle();
  private final String whole = ModelScript.unmarked(ModelScript.words(NUMBER)) + "[1]";

  @Test
  void findsNothingWhereNothingIsWrong() {
    judge(stored("completed", null, whole), false, listener(whole, "completed"));
    judge(stored("stopped", null, whole.substring(0, 40)), true);
    String half = ModelScript.unmarked(ModelScript.words(BROKEN_OFF)).substring(0, 60);
    judge(stored(BROKEN_OFF, "failed", "provider_unavailable", half, List.of()), false);
    assertEquals(List.of(), findings.wrong());
  }

  @Test
  void findsAnAnswerThatIsNotEndedOrUntrulySo() {
    judge(stored("writing", null, "Sentence"), false);
    found("Not ended");
    judge(stored("completed", null, whole.substring(0, 50)), false);
    found("Said to be complete");
    judge(stored("stopped", null, ""), false);
    found("nobody asked for it");
    judge(stored("failed", "provider_unavailable", ""), false);
    found("The model is blamed");
  }

  @Test
  void findsOtherWordsAndPiecesThatDoNotJoin() {
    judge(stored("stopped", null, "Sentence 2 of"), true);
    found("Other words");
    JsonObject late = piece(3, "Sentence");
    judge(new Stored(ID, question(), "stopped", null, 11, List.of(late), List.of()), true);
    found("Pieces do not join");
    judge(new Stored(ID, question(), "stopped", null, 5, List.of(), List.of()), true);
    found("Another length");
  }

  @Test
  void findsQuotesThatDoNotStand() {
    JsonObject moved = citation(whole.length(), 6, QUOTE);
    judge(stored(NUMBER, "completed", null, whole, List.of(moved)), false);
    found("A quote that does not stand there");
    judge(stored(NUMBER, "completed", null, whole, List.of(citation(3, 5, QUOTE))), false);
    found("A citation away from its mark");
    judge(stored(NUMBER, "completed", null, whole, List.of()), false);
    found("A mark without a citation");
  }

  @Test
  void findsListenersThatHeardSomethingElse() {
    Stored answer = stored("completed", null, whole);
    judge(answer, false, listener(whole.substring(0, 20), "completed"));
    found("has not the stored text");
    judge(answer, false, listener(whole, "failed"));
    found("believes failed");
    AnswerListener uncited = newListener();
    uncited.connected(false);
    uncited.take(text(0, whole), String.valueOf(whole.length()));
    uncited.ended("completed");
    judge(answer, false, uncited);
    found("has other citations");
  }

  @Test
  void listenersFindGapsRepetitionsAndOtherWords() {
    AnswerListener listener = newListener();
    listener.connected(false);
    listener.take(text(0, "Some "), "5");
    listener.take(text(6, "words"), "10");
    found("has 5 and is told");
    listener.take(text(10, "."), "12");
    found("should have 12");
    listener.connected(false);
    found("could not resume");
    listener.take(text(0, "Other words"), "11");
    found("is told other words");
  }

  @Test
  void findsWhatNoHistoryMayHave() {
    Instant now = Instant.now();
    Change writing = new Change(now, ID, "writing", 10, 2, null, 1);
    Change claim = new Change(now, ID, "searching", 0, 1, null, 1);
    oracle.judgeHistory(List.of(writing, new Change(now, ID, "writing", 5, 1, null, 1)));
    found("Words were taken back");
    found("An old writer wrote");
    oracle.judgeHistory(List.of(writing, claim));
    found("went back");
    Change end = new Change(now, ID, "failed", 10, 3, "worker_lost", 2);
    oracle.judgeHistory(List.of(claim, writing, end, end));
    found("Changed after its end");
    found("nothing had befallen its writer");

    Findings none = new Findings();
    Disturbance kill = new Disturbance(Fault.KILL, "node1", now, now);
    new AnswerOracle(none, new Misfortunes(List.of(kill), (port, time) -> "node1"))
        .judgeHistory(
            List.of(
                claim,
                writing,
                new Change(now.plusMillis(1), ID, "failed", 10, 3, "worker_lost", 2)));
    assertEquals(List.of(), none.wrong());
  }

  private AnswerOracle oracle() {
    return new AnswerOracle(findings, new Misfortunes(List.of(), (port, time) -> "node1"));
  }

  private void judge(Stored answer, boolean stop, AnswerListener... listeners) {
    oracle.judge(
        List.of(answer), List.of(new Inquiry(NUMBER, ID.toString(), stop, List.of(listeners))));
  }

  private void found(String words) {
    assertTrue(
        findings.wrong().stream().anyMatch(wrong -> wrong.contains(words)),
        () -> words + " is not in " + findings.wrong());
  }

  private static String question() {
    return ModelScript.question(NUMBER);
  }

  private static Stored stored(String status, String code, String text) {
    List<JsonObject> citations =
        text.endsWith("[1]") ? List.of(citation(text.length(), 5, QUOTE)) : List.of();
    return stored(NUMBER, status, code, text, citations);
  }

  private static Stored stored(
      int number, String status, String code, String text, List<JsonObject> citations) {
    return new Stored(
        ID,
        ModelScript.question(number),
        status,
        code,
        text.length(),
        text.isEmpty() ? List.of() : List.of(piece(0, text)),
        citations);
  }

  private static JsonObject piece(int start, String text) {
    return Json.createObjectBuilder()
        .add("start", start)
        .add("end", start + text.length())
        .add("text", text)
        .build();
  }

  /** Of a passage that begins at 5 with the quote. */
  private static JsonObject citation(int at, int start, String quote) {
    return Json.createObjectBuilder()
        .add("number", 1)
        .add("at", at)
        .add("start", start)
        .add("end", start + quote.length())
        .add("quote", quote)
        .add("begins", 5)
        .add("passage", QUOTE + " It was noted.")
        .build();
  }

  private AnswerListener listener(String text, String status) {
    AnswerListener listener = newListener();
    listener.connected(false);
    listener.take(
        Json.createObjectBuilder(text(0, text))
            .add(
                "citations",
                Json.createArrayBuilder()
                    .add(Json.createObjectBuilder().add("number", 1).add("quote", QUOTE)))
            .add("status", status)
            .build(),
        String.valueOf(text.length()));
    return listener;
  }

  private AnswerListener newListener() {
    return new AnswerListener(
        ID.toString(), () -> null, AnswerDoor.STREAM, new Random(1), true, findings);
  }

  private static JsonObject text(int offset, String text) {
    return Json.createObjectBuilder().add("offset", offset).add("text", text).build();
  }
}

package com.lexintel.faults;

import com.lexintel.faults.AnswerRecords.Change;
import com.lexintel.faults.AnswerRecords.Stored;
import jakarta.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Knows what must be true of answers after a run, and says what is not. */
final class AnswerOracle {
  private static final Pattern MARK = Pattern.compile("\\[(\\d+)]");
  private static final List<String> ORDER = List.of("waiting", "searching", "writing");

  private final Findings findings;
  private final Misfortunes misfortunes;

  AnswerOracle(Findings findings, Misfortunes misfortunes) {
    this.findings = findings;
    this.misfortunes = misfortunes;
  }

  /**
   * @param inquiries the questions whose asker was told that they were taken
   */
  void judge(List<Stored> answers, List<Inquiry> inquiries) {
    Map<String, Inquiry> byAnswer =
        inquiries.stream().collect(Collectors.toMap(Inquiry::answer, Function.identity()));
    for (Stored answer : answers) {
      Inquiry inquiry = byAnswer.remove(answer.id().toString());
      judgeText(answer);
      judgeEnd(answer, inquiry != null && inquiry.stop());
      judgeCitations(answer);
      if (inquiry != null) {
        inquiry.listeners().forEach(listener -> judge(listener, answer));
      }
      String code = answer.errorCode() == null ? "" : ", " + answer.errorCode();
      findings.count("answers: " + answer.status() + code);
    }
    findings.expect(byAnswer.isEmpty(), "Answers are gone: " + byAnswer.keySet());
    findings.expect(!answers.isEmpty(), "Nothing was answered");
  }

  private void judgeText(Stored answer) {
    int end = 0;
    for (JsonObject piece : answer.pieces()) {
      findings.expect(
          piece.getInt("start") == end
              && piece.getInt("end") == end + piece.getString("text").length(),
          "Pieces do not join at " + end + ": " + answer);
      end = piece.getInt("end");
    }
    findings.expect(end == answer.length(), "Another length than that of the text: " + answer);
    String said = ModelScript.unmarked(ModelScript.words(ModelScript.inquiry(answer.question())));
    findings.expect(
        said.startsWith(ModelScript.unmarked(answer.text())),
        "Other words than the model said: " + answer);
  }

  private void judgeEnd(Stored answer, boolean stopAsked) {
    int number = ModelScript.inquiry(answer.question());
    findings.expect(
        List.of("completed", "stopped", "failed").contains(answer.status()),
        "Not ended: " + answer);
    findings.expect(
        answer.is("failed") == (answer.errorCode() != null), "A code without a fault: " + answer);
    if (answer.is("stopped")) {
      findings.expect(stopAsked, "Stopped, and nobody asked for it: " + answer);
    }
    findings.expect(
        !"provider_unavailable".equals(answer.errorCode()) || ModelScript.breaksOff(number),
        "The model is blamed, and broke nothing off: " + answer);
    if (answer.is("completed")) {
      findings.expect(
          !ModelScript.breaksOff(number)
              && ModelScript.unmarked(answer.text())
                  .equals(ModelScript.unmarked(ModelScript.words(number))),
          "Said to be complete, and is not: " + answer);
    }
  }

  private void judgeCitations(Stored answer) {
    String text = answer.text();
    Map<Integer, JsonObject> byNumber = new HashMap<>();
    for (JsonObject citation : answer.citations()) {
      int number = citation.getInt("number");
      byNumber.put(number, citation);
      findings.count("answers: citations");
      int from = citation.getInt("start") - citation.getInt("begins", 0);
      String quote = citation.getString("quote");
      findings.expect(
          citation.getInt("end") - citation.getInt("start") == quote.length()
              && from >= 0
              && citation.getString("passage", "").startsWith(quote, from),
          "A quote that does not stand there: " + citation);
      int at = citation.getInt("at");
      findings.expect(
          at <= text.length() && text.substring(0, at).endsWith("[" + number + "]"),
          "A citation away from its mark: " + citation + " of " + answer);
    }
    Matcher marks = MARK.matcher(text);
    while (marks.find()) {
      findings.expect(
          byNumber.containsKey(Integer.valueOf(marks.group(1))),
          "A mark without a citation, " + marks.group() + ": " + answer);
    }
  }

  private void judge(AnswerListener listener, Stored answer) {
    findings.expect(
        listener.text().equals(answer.text()),
        listener + " has not the stored text: " + listener.text() + " of " + answer);
    findings.expect(
        answer.status().equals(listener.status()),
        listener + " believes " + listener.status() + " of " + answer);
    Map<Integer, String> quotes = new TreeMap<>();
    answer.citations().forEach(each -> quotes.put(each.getInt("number"), each.getString("quote")));
    findings.expect(
        quotes.equals(listener.quotes()),
        listener + " has other citations: " + listener.quotes() + " of " + answer);
  }

  /** Every commit that an answer saw, one after the other. */
  void judgeHistory(List<Change> history) {
    Map<UUID, Change> before = new HashMap<>();
    Map<UUID, Change> claims = new HashMap<>();
    for (Change change : history) {
      Change previous = before.put(change.id(), change);
      if (previous != null) {
        judge(previous, change);
      }
      if (change.status().equals("searching")) {
        claims.put(change.id(), change);
      }
      if (change.status().equals("failed")) {
        judgeFailure(claims.get(change.id()), change);
      }
    }
  }

  private void judge(Change previous, Change next) {
    String both = previous + " -> " + next;
    findings.expect(!previous.end(), "Changed after its end: " + both);
    findings.expect(next.fence() >= previous.fence(), "An old writer wrote: " + both);
    findings.expect(next.length() >= previous.length(), "Words were taken back: " + both);
    findings.expect(
        next.end()
            || ORDER.indexOf(next.status()) >= ORDER.indexOf(previous.status())
            || next.status().equals("waiting") && next.length() == 0,
        "An answer went back: " + both);
  }

  /** The model fails only where its script says so; for anything else something had happened. */
  private void judgeFailure(Change claim, Change end) {
    boolean model = "provider_unavailable".equals(end.errorCode());
    findings.expect(
        model || claim != null && misfortunes.befell(claim.port(), claim.at(), end.at()),
        "Failed, though nothing had befallen its writer: " + claim + " -> " + end);
  }
}

package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.identity.Caller;
import jakarta.json.Json;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Somebody who asks one question after another, and stops some of the answers. */
final class Asker implements Runnable {
  private static final long BETWEEN_LOOKS = 200;

  private final Supplier<Api> nodes;
  private final String legalCase;
  private final AtomicInteger numbers;
  private final Consumer<Inquiry> taken;
  private final BooleanSupplier over;
  private final Random taste;
  private final Findings findings;

  /**
   * @param legalCase whose documents are asked about
   * @param numbers gives each question another number
   * @param taken is told of each question that was taken
   */
  Asker(
      Supplier<Api> nodes,
      String legalCase,
      AtomicInteger numbers,
      Consumer<Inquiry> taken,
      BooleanSupplier over,
      Random taste,
      Findings findings) {
    this.nodes = nodes;
    this.legalCase = legalCase;
    this.numbers = numbers;
    this.taken = taken;
    this.over = over;
    this.taste = taste;
    this.findings = findings;
  }

  @Override
  public void run() {
    try {
      Optional<String> chat = Optional.empty();
      while (!over.getAsBoolean()) {
        if (chat.isEmpty() || taste.nextInt(4) == 0) {
          chat = post("cases/" + legalCase + "/chats", "{}", 201, "id");
        }
        // Where a question was not answered nobody knows whether it was taken.
        chat = chat.filter(this::ask);
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether the question was taken, and its answer has ended. */
  private boolean ask(String chat) {
    int number = numbers.incrementAndGet();
    String question =
        Json.createObjectBuilder().add("text", ModelScript.question(number)).build().toString();
    Optional<String> answer = post("chats/" + chat + "/messages", question, 202, "answer_id");
    answer.ifPresent(id -> await(number, id));
    return answer.isPresent();
  }

  private void await(int number, String answer) {
    List<AnswerListener> listeners = new ArrayList<>();
    listeners.add(listener(answer, AnswerDoor.STREAM, true));
    listeners.add(listener(answer, AnswerDoor.STREAM, false));
    listeners.add(listener(answer, AnswerDoor.WEB_SOCKET, false));
    Inquiry inquiry = new Inquiry(number, answer, taste.nextInt(6) == 0, listeners);
    taken.accept(inquiry);
    listeners.forEach(AnswerListener::start);
    try {
      if (inquiry.stop()) {
        TimeUnit.MILLISECONDS.sleep(taste.nextInt(3_000));
        post("answers/" + answer + "/stop", null, 202, null);
      }
      while (!inquiry.done() && !over.getAsBoolean()) {
        TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private AnswerListener listener(String answer, AnswerDoor door, boolean faithful) {
    return new AnswerListener(
        answer, nodes, door, new Random(taste.nextLong()), faithful, findings);
  }

  /**
   * @param field of the answer that is wanted; null for none
   */
  private Optional<String> post(String path, String body, int expected, String field) {
    try {
      HttpResponse<String> answer = new Caller(nodes.get(), null).call("POST", path, body);
      if (answer.statusCode() == expected) {
        return field == null
            ? Optional.empty()
            : Optional.of(Api.parse(answer.body()).getString(field));
      }
      boolean starting = answer.statusCode() == 404 && !answer.body().contains("\"code\"");
      boolean later =
          answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent();
      findings.expect(
          starting || later, "Asked at " + path + ": " + answer.statusCode() + " " + answer.body());
    } catch (UncheckedIOException unanswered) {
      findings.count("answers: requests without an answer");
    }
    return Optional.empty();
  }
}

package com.lexintel.benchmark;

import static org.awaitility.Awaitility.await;

import com.lexintel.Api;
import com.lexintel.EventStream;
import com.lexintel.EventStream.Message;
import com.lexintel.chat.openai.ScriptedService;
import com.lexintel.faults.Cluster;
import com.lexintel.identity.Caller;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How long a reader whose connection was cut waits for the rest of an answer, on the node that
 * writes it and on another, where nobody else reads it.
 */
@Tag("resumption")
class ResumptionBenchmark {
  private static final int ANSWERS = 20;
  private static final int TOKENS = 6_000;
  private static final int CUTS = 100;
  private static final byte[] LEASE =
      "The tenant shall give notice to the landlord. ".repeat(20).getBytes(StandardCharsets.UTF_8);

  private final Results results = new Results("resumption");
  private volatile TimedModel model;

  @Test
  void onTheSameAndOnAnotherNode() throws Exception {
    Path directory = Path.of("target/benchmark-nodes").toAbsolutePath();
    try (ScriptedService service = new ScriptedService(answer -> model.play(answer));
        Cluster cluster = Cluster.start(directory, 2, answeredBy(service))) {
      Caller writer = new Caller(cluster.node(0), null);
      String legalCase = writer.api().newCase("Resumption");
      writer.api().awaitEnd(writer.api().newDocument(legalCase, "lease.txt", LEASE));
      // The first round is that of servers that have just started.
      for (int round = 0; round <= Integer.getInteger("benchmark.rounds"); round++) {
        round(round == 0 ? "just started" : "warm", writer, legalCase, cluster);
      }
    }
  }

  private static Map<String, String> answeredBy(ScriptedService service) {
    return Map.of(
        "LEXINTEL_CHAT_PROVIDER", "openai",
        "LEXINTEL_CHAT_BASE_URL", service.address().toString(),
        "LEXINTEL_CHAT_MODEL", "timed",
        "LEXINTEL_CHAT_TIMEOUT", "120s",
        "LEXINTEL_CHAT_PARALLEL", String.valueOf(ANSWERS));
  }

  private void round(String name, Caller writer, String legalCase, Cluster cluster)
      throws Exception {
    model = new TimedModel(ANSWERS, TOKENS);
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < ANSWERS; i++) {
      answers.add(ask(writer, legalCase));
    }
    model.go();
    Histogram same = new Histogram();
    Histogram other = new Histogram();
    for (int cut = 0; cut < CUTS; cut++) {
      String path = "answers/" + answers.get(cut % ANSWERS) + "/stream";
      same.add(resume(path, writer.api(), cluster.node(0)));
      other.add(resume(path, writer.api(), cluster.node(1)));
    }
    for (String answer : answers) {
      await()
          .atMost(Duration.ofMinutes(5))
          .until(() -> !Api.json(writer.get("answers/" + answer), 200).isNull("ended_at"));
    }
    line("resumed on the node that writes", name, same);
    line("resumed on another node", name, other);
    results.print();
  }

  private static String ask(Caller caller, String legalCase) {
    String chat =
        Api.json(caller.call("POST", "cases/" + legalCase + "/chats", "{}"), 201).getString("id");
    String question = "{\"text\":\"What notice shall the tenant give?\"}";
    return Api.json(caller.call("POST", "chats/" + chat + "/messages", question), 202)
        .getString("answer_id");
  }

  private void line(String what, String name, Histogram times) {
    Results.Line line = results.line(ANSWERS + " answers, 100 tokens a second: " + what, name);
    line.add("p50 ms", times.at(50));
    line.add("p99 ms", times.at(99));
    line.add("longest ms", times.at(100));
  }

  /** Nanoseconds from the new request to the first message with what was missed. */
  private static long resume(String path, Api before, Api after) throws IOException {
    String cursor;
    try (EventStream stream = EventStream.open(before, path)) {
      cursor = textOf(stream).id();
    }
    long begin = System.nanoTime();
    try (EventStream stream = EventStream.open(after, path, "Last-Event-ID", cursor)) {
      textOf(stream);
      return System.nanoTime() - begin;
    }
  }

  private static Message textOf(EventStream stream) {
    return stream.until(data -> data.containsKey("text"));
  }
}

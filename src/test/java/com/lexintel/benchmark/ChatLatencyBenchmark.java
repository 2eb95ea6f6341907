package com.lexintel.benchmark;

import static org.awaitility.Awaitility.await;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.EventStream.Message;
import com.lexintel.ServerProcess;
import com.lexintel.chat.openai.ScriptedService;
import com.lexintel.identity.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How long words take from the model to those who read: up to a hundred answers at once, ten
 * readers and a hundred tokens a second of each. The model and the readers are on the same machine.
 * It fails for no time: how fast the machine is that day, only its reader knows.
 */
@Tag("chat-latency")
@ExtendWith(ArquillianExtension.class)
class ChatLatencyBenchmark {
  private static final int MOST_ANSWERS = 100;
  private static final int FEW_ANSWERS = 20;
  private static final int READERS_OF_EACH = 10;
  private static final int TOKENS = 1_000;
  private static final int CUTS = 100;
  private static final int MOST_WARM_UPS = 12;

  /** This part of a core for its compilers, and a server counts as warm. */
  private static final double RESTING = 0.05;

  private static final int ENDED = 204;
  private static final byte[] LEASE =
      "The tenant shall give notice to the landlord. ".repeat(20).getBytes(StandardCharsets.UTF_8);
  private static final Model SERVICE = new Model();

  private final Results results = new Results("chat-latency");
  private final Api api = Api.ofTestServer();
  private final Caller caller = new Caller(api, null);

  /** The model of the round that runs. */
  private static final class Model implements ScriptedService.Script {
    private volatile TimedModel model;

    @Override
    public void play(ScriptedService.Answer answer) throws IOException, InterruptedException {
      model.play(answer);
    }
  }

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.with(
        Map.of(
            "lexintel.chat.provider", "openai",
            "lexintel.chat.base-url", service().address().toString(),
            "lexintel.chat.model", "timed",
            "lexintel.chat.timeout", "120s",
            "lexintel.chat.parallel", String.valueOf(MOST_ANSWERS),
            "lexintel.stream.max-per-user", "10000",
            "lexintel.stream.max-per-address", "10000"));
  }

  private static ScriptedService service() {
    try {
      return new ScriptedService(SERVICE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void fromTheModelToTheReaders() throws Exception {
    String legalCase = api.newCase("Latency");
    api.awaitEnd(api.newDocument(legalCase, "lease.txt", LEASE));
    List<String> chats = new ArrayList<>();
    for (int i = 0; i < MOST_ANSWERS; i++) {
      chats.add(
          Api.json(caller.call("POST", "cases/" + legalCase + "/chats", "{}"), 201)
              .getString("id"));
    }
    double compiling = round("just started", chats);
    for (int times = 0; times < MOST_WARM_UPS && compiling > RESTING; times++) {
      compiling = round("while it compiles", chats);
    }
    for (int round = 1; round <= Integer.getInteger("benchmark.rounds"); round++) {
      for (int answers : new int[] {MOST_ANSWERS, FEW_ANSWERS}) {
        round("warm", chats.subList(0, answers));
      }
    }
  }

  /** Gives how much of a core the server's compilers took meanwhile. */
  private double round(String name, List<String> chats) throws Exception {
    SERVICE.model = new TimedModel(chats.size(), TOKENS);
    List<String> answers = new ArrayList<>();
    try (AnswerReaders readers = new AnswerReaders();
        ServerProcess server = ServerProcess.attach()) {
      for (String chat : chats) {
        String question = "{\"text\":\"What notice shall the tenant give?\"}";
        answers.add(
            Api.json(caller.call("POST", "chats/" + chat + "/messages", question), 202)
                .getString("answer_id"));
      }
      for (String answer : answers) {
        for (int i = 0; i < READERS_OF_EACH; i++) {
          readers.add(api, answer);
        }
      }
      int all = answers.size() * READERS_OF_EACH;
      readers.start();
      await().atMost(Duration.ofMinutes(2)).until(() -> readers.connected() == all);
      awaitRest(server);
      double cpu = ProcessUse.cpuSeconds(server.id());
      double compiling = server.compilingSeconds();
      long begin = System.nanoTime();
      SERVICE.model.go();
      Histogram resumed = cutAndResume(answers);
      for (String answer : answers) {
        await()
            .atMost(Duration.ofMinutes(5))
            .until(() -> !Api.json(api.get("answers/" + answer), 200).isNull("ended_at"));
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      cpu = (ProcessUse.cpuSeconds(server.id()) - cpu) / seconds;
      compiling = (server.compilingSeconds() - compiling) / seconds;
      String load = "%,d answers, %,d readers, 100 tokens a second".formatted(answers.size(), all);
      Results.Line line = results.line(load, name);
      line.add("first token, p50 ms", readers.first().at(50));
      line.add("first token, p99 ms", readers.first().at(99));
      line.add("every token, p99 ms", readers.every().at(99));
      line.add("longest gap, p50 ms", readers.gaps().at(50));
      line.add("longest gap, p99 ms", readers.gaps().at(99));
      line.add("resumed, p50 ms", resumed.at(50));
      line.add("resumed, p99 ms", resumed.at(99));
      line.add("cores of the server", cpu);
      line.add("of these its compilers", compiling);
      line.add("readers without a token", all - readers.have(TOKENS));
      results.print();
      return compiling;
    }
  }

  /** What the server has not compiled yet is no part of how fast an answer comes. */
  private static void awaitRest(ServerProcess server) {
    await()
        .pollInterval(Duration.ofSeconds(1))
        .atMost(Duration.ofMinutes(1))
        .until(
            new Callable<>() {
              private double before;

              @Override
              public Boolean call() throws Exception {
                double now = server.compilingSeconds();
                boolean rests = now - before < 0.1;
                before = now;
                return rests;
              }
            });
  }

  /** From a new request, as after a cut, to the first message with what was missed. */
  private Histogram cutAndResume(List<String> answers) throws IOException {
    Histogram times = new Histogram();
    for (int i = 0; i < CUTS; i++) {
      String path = "answers/" + answers.get(i % answers.size()) + "/stream";
      String cursor;
      try (EventStream stream = EventStream.open(api, path)) {
        cursor = textOf(stream).id();
      }
      long begin = System.nanoTime();
      HttpResponse<InputStream> response = api.open(path, "Last-Event-ID", cursor);
      if (response.statusCode() == ENDED) {
        break;
      }
      try (EventStream stream = new EventStream(response)) {
        textOf(stream);
        times.add(System.nanoTime() - begin);
      }
    }
    return times;
  }

  /** The state that a connection begins with. */
  private static Message textOf(EventStream stream) {
    return stream.until(data -> data.containsKey("text"));
  }
}

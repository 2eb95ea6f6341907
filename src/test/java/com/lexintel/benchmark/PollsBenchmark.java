package com.lexintel.benchmark;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.ServerProcess;
import com.lexintel.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a poll costs, with and without an entity tag, and what lists cost among many documents. */
@Tag("polls")
@ExtendWith(ArquillianExtension.class)
class PollsBenchmark {
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds");
  private static final int CLIENTS = 4;
  private static final double FIRST_WARM_UP = 10;
  private static final double WARM_UP = 3;
  private static final double SECONDS = 5;
  private static final int DOCUMENTS = 1_000;

  private static final String MADE =
      """
      insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,
                            status, step, progress, message, reported_at, attempt, last_attempt,
                            series, fence, seq)
      select gen_random_uuid(), ?, 'brief-' || n || '.pdf', 'application/pdf', 100000,
             repeat('0', 64), now(), 'completed', 'completed', 100, 'Completed', now(), 1, 1, 0, 1,
             n
        from generate_series(1, ?) n
      """;

  private final Api api = Api.ofTestServer();
  private final Results results = new Results("polls");

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.with(Map.of("lexintel.worker.threads", "0"));
  }

  @Test
  void pollsOfACaseAndOfADocument() throws Exception {
    String legalCase = api.newCase("Polled");
    try (Connection connection = TestDatabase.connect()) {
      TestDatabase.update(connection, MADE, UUID.fromString(legalCase), DOCUMENTS);
    }
    String document =
        api.get("documents?limit=1&case_id=" + legalCase)
            .body()
            .replaceFirst("(?s).*\"id\":\"([^\"]+)\".*", "$1");
    String ofCase = "../progress/cases/" + legalCase + "/status";
    String ofDocument = "documents/" + document + "/status";
    List<Workload> workloads =
        List.of(
            new Workload("a case of 1,000 documents", ofCase),
            new Workload("a case, with its ETag", ofCase, "If-None-Match", tag(ofCase)),
            new Workload("one document", ofDocument),
            new Workload(
                "one document, with its ETag", ofDocument, "If-None-Match", tag(ofDocument)),
            new Workload("the first 50 documents", "documents?limit=50&case_id=" + legalCase));
    // Else the first to be measured pay for the compilation of what all of them run.
    for (Workload each : workloads) {
      polls(FIRST_WARM_UP, each);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (Workload each : workloads) {
        measure(each);
      }
    }
    results.print();
  }

  private record Workload(String name, String path, String... headers) {}

  private String tag(String path) {
    return api.get(path).headers().firstValue("ETag").orElse("none");
  }

  private void measure(Workload workload) throws Exception {
    try (ServerProcess server = ServerProcess.attach()) {
      polls(WARM_UP, workload);
      double cpu = ProcessUse.cpuSeconds(server.id());
      long polls = polls(SECONDS, workload);
      cpu = ProcessUse.cpuSeconds(server.id()) - cpu;
      Results.Line line = results.line("polls, " + CLIENTS + " clients", workload.name());
      line.add("polls/s", polls / SECONDS);
      line.add("CPU µs", cpu * 1e6 / polls);
      line.add("status", api.get(workload.path(), workload.headers()).statusCode());
    }
  }

  private long polls(double seconds, Workload workload) throws InterruptedException {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    AtomicLong polls = new AtomicLong();
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    for (int client = 0; client < CLIENTS; client++) {
      clients.submit(
          () -> {
            while (System.nanoTime() < end) {
              HttpResponse<String> answer = api.get(workload.path(), workload.headers());
              if (answer.statusCode() >= 400) {
                throw new IllegalStateException(answer.body());
              }
              polls.incrementAndGet();
            }
            return null;
          });
    }
    clients.shutdown();
    clients.awaitTermination(1, TimeUnit.MINUTES);
    return polls.get();
  }
}

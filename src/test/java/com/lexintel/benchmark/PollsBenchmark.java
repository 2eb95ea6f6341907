package com.lexintel.benchmark;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.ServerProcess;
import com.lexintel.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a poll costs, with and without an entity tag, beside a server that gives out a file. */
@Tag("polls")
@ExtendWith(ArquillianExtension.class)
class PollsBenchmark {
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds");
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

  private static final String NGINX = "nginx, the same bytes from a file";

  private final Api api = Api.ofTestServer();
  private final Results results =
      new Results("polls", new Results.Ratio("of nginx's CPU", "CPU µs", NGINX));

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
    List<Poll> polls =
        List.of(
            new Poll(
                "a case of 1,000 documents", "../progress/cases/" + legalCase + "/status", true),
            new Poll("one document", "documents/" + document + "/status", true),
            new Poll("the first 50 documents", "documents?limit=50&case_id=" + legalCase, false));
    try (ServerProcess server = ServerProcess.attach();
        Nginx nginx = Nginx.isHere() ? new Nginx("") : null) {
      PolledServer ours = new PolledServer("LexIntel", api, List.of(server.id()));
      // Else the first to be measured pay for the compilation of what all of them run.
      for (Poll each : polls) {
        ours.poll(FIRST_WARM_UP, each.path(), false);
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (Poll each : polls) {
          for (boolean conditional : each.tagged() ? List.of(false, true) : List.of(false)) {
            measure(each, ours, conditional);
            if (nginx != null) {
              measure(each.ofFile(nginx, api), files(nginx), conditional);
            }
          }
        }
      }
    }
    results.print();
  }

  /**
   * @param path below that of the API
   * @param tagged whether the answer has an entity tag
   */
  private record Poll(String name, String path, boolean tagged) {

    /** The same bytes from a file, which knows nothing of rights and never changes. */
    Poll ofFile(Nginx nginx, Api api) throws IOException {
      nginx.serve("polled.json", api.get(path).body());
      return new Poll(name, "../polled.json", tagged);
    }
  }

  private static PolledServer files(Nginx nginx) {
    return new PolledServer(
        NGINX, new Api(URI.create("http://localhost:" + nginx.port() + "/")), nginx.processes());
  }

  private void measure(Poll poll, PolledServer server, boolean conditional) throws Exception {
    server.poll(WARM_UP, poll.path(), conditional);
    String name = poll.name() + (conditional ? ", with its ETag" : "");
    server.measure(SECONDS, poll.path(), conditional, results.line(name, server.name()));
  }
}

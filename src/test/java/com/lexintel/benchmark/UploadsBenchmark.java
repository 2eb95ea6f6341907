package com.lexintel.benchmark;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.ServerProcess;
import com.lexintel.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How fast many small files are taken, beside a loop that only writes them to the disk and a row of
 * each to the same database, and beside nginx, which keeps the same bodies as they are and waits
 * for no disk.
 */
@Tag("uploads")
@ExtendWith(ArquillianExtension.class)
class UploadsBenchmark {
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds");
  private static final int FILES = Integer.getInteger("benchmark.files", 10_000);
  private static final String BARE = "bare loop, files and rows";
  private static final List<Way> WAYS =
      List.of(new Way(100, 1), new Way(100, 3), new Way(1, 1), new Way(1, 3));

  private final Api api = Api.ofTestServer();
  private final HttpClient http = HttpClient.newHttpClient();
  private final SmallFiles files = new SmallFiles(FILES);
  private final Results results =
      new Results("uploads", new Results.Ratio("of the bare loop's rate", "files/s", BARE));

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.with(Map.of("lexintel.worker.threads", "0"));
  }

  /** How the files are sent. */
  private record Way(int filesOfARequest, int requestsAtOnce) {
    @Override
    public String toString() {
      return FILES
          + " files, "
          + filesOfARequest
          + " in a request, "
          + requestsAtOnce
          + " at a time";
    }
  }

  /** The first round is not counted: it warms all of them up. */
  @Test
  void manySmallFiles() throws Exception {
    Results.tell("uploads", files.bytes() / files.number() + " bytes each");
    ProcessHandle database = database();
    List<Long> own = List.of(ProcessHandle.current().pid());
    try (ServerProcess server = ServerProcess.attach();
        Nginx nginx =
            Nginx.isHere()
                ? new Nginx("location /put/ { dav_methods PUT; create_full_put_path on; }")
                : null) {
      for (int round = 0; round <= ROUNDS; round++) {
        for (Way way : WAYS) {
          measure(round, way, "LexIntel", server.family(), database, () -> upload(way));
          measure(round, way, BARE, own, database, () -> store(way));
          if (nginx != null) {
            String name = "nginx, the bodies as files";
            measure(round, way, name, nginx.processes(), database, () -> put(way, nginx));
          }
        }
        results.print();
      }
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private void measure(
      int round, Way way, String name, List<Long> storing, ProcessHandle database, Work work)
      throws Exception {
    double cpu = ProcessUse.cpuSeconds(storing);
    double cpuOfTheDatabase = ProcessUse.cpuSecondsOfFamily(database);
    long begin = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - begin) / 1e9;
    cpu = ProcessUse.cpuSeconds(storing) - cpu;
    cpuOfTheDatabase = ProcessUse.cpuSecondsOfFamily(database) - cpuOfTheDatabase;
    Results.tell(way.toString(), name + ": " + Results.number(FILES / seconds) + " files/s");
    if (round > 0) {
      Results.Line line = results.line(way.toString(), name);
      line.add("files/s", FILES / seconds);
      line.add("seconds", seconds);
      line.add("CPU ms a file", cpu * 1e3 / FILES);
      line.add("CPU ms of PostgreSQL", cpuOfTheDatabase * 1e3 / FILES);
    }
  }

  private void upload(Way way) throws Exception {
    String path = "documents/upload?case_id=" + api.newCase("Small files");
    SmallFiles.Client<byte[]> client = body -> expect(201, api.post(path, body(body)));
    SmallFiles.share(
        files.bodies(way.filesOfARequest()), Collections.nCopies(way.requestsAtOnce(), client));
    try (Connection connection = TestDatabase.connect()) {
      long stored = TestDatabase.number(connection, "select count(*) from document");
      if (stored != FILES) {
        throw new IllegalStateException(stored + " documents are there");
      }
      TestDatabase.update(connection, "truncate scheduled_tasks, legal_case cascade");
    }
  }

  private void store(Way way) throws Exception {
    Path directory = Files.createTempDirectory(Path.of("target"), "bare");
    List<BareStore> stores = new ArrayList<>();
    try {
      for (int n = 0; n < way.requestsAtOnce(); n++) {
        stores.add(new BareStore(directory));
      }
      SmallFiles.share(files.parts(way.filesOfARequest()), stores);
    } finally {
      for (BareStore store : stores) {
        store.close();
      }
    }
  }

  private void put(Way way, Nginx nginx) throws Exception {
    URI there = URI.create("http://localhost:" + nginx.port() + "/put/");
    SmallFiles.Client<byte[]> client =
        body -> {
          URI file = there.resolve(UUID.randomUUID().toString());
          expect(
              201,
              http.send(
                  HttpRequest.newBuilder(file).PUT(body(body)).build(), BodyHandlers.ofString()));
        };
    SmallFiles.share(
        files.bodies(way.filesOfARequest()), Collections.nCopies(way.requestsAtOnce(), client));
  }

  private static BodyPublisher body(byte[] bytes) {
    return BodyPublishers.ofByteArray(bytes);
  }

  private static void expect(int status, HttpResponse<String> answer) {
    if (answer.statusCode() != status || answer.body().contains("\"rejected\":[{")) {
      throw new IllegalStateException(answer.statusCode() + ": " + answer.body());
    }
  }

  private static ProcessHandle database() throws SQLException {
    try (Connection connection = TestDatabase.connect()) {
      long backend = TestDatabase.number(connection, "select pg_backend_pid()");
      return ProcessHandle.of(backend).flatMap(ProcessHandle::parent).orElseThrow();
    }
  }
}

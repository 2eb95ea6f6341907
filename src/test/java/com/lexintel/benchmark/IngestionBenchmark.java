package com.lexintel.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import com.lexintel.ServerProcess;
import com.lexintel.TestDatabase;
import com.lexintel.chunking.Layout;
import com.lexintel.embedding.BareModel;
import com.lexintel.passages.PassageStore;
import com.lexintel.passages.TextStore;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.tika.Tika;
import org.apache.tika.exception.TikaException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How fast documents become searchable, beside a loop that only parses them and embeds what the
 * application embeds of them, on all cores. {@code search.data} as for {@link
 * SearchScoreBenchmark}.
 */
@Tag("ingestion")
@ExtendWith(ArquillianExtension.class)
class IngestionBenchmark {
  private static final int ROUNDS = Integer.getInteger("benchmark.rounds");

  private final String data = System.getProperty("search.data", "");
  private final Api api = Api.ofTestServer();
  private final Results results = new Results("ingestion");
  private List<Path> contracts;

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @BeforeEach
  void listTheContracts() throws IOException {
    assertNotEquals("", data, "Say where the data is: -Dsearch.data=DIRECTORY");
    try (Stream<Path> files = Files.list(Path.of(data, "contracts"))) {
      contracts = files.sorted().toList();
    }
  }

  /** The first round is not counted: it warms both up. */
  @Test
  void contractsBesideABareLoop() throws Exception {
    for (int round = 0; round <= ROUNDS; round++) {
      long begin = System.nanoTime();
      double cpu = cpuOfTheServer();
      double compiling = compilingOfTheServer();
      String legalCase = ingest();
      double ours = seconds(begin);
      double oursOfCpu = cpuOfTheServer() - cpu;
      compiling = compilingOfTheServer() - compiling;
      List<String> texts = embeddedOf(legalCase);
      cpu = ProcessUse.cpuSeconds(ProcessHandle.current().pid());
      double bare = bareLoop(texts);
      double bareOfCpu = ProcessUse.cpuSeconds(ProcessHandle.current().pid()) - cpu;
      if (round > 0) {
        Results.Line line = results.line(contracts.size() + " contracts", "LexIntel");
        line.add("passages/s", texts.size() / ours);
        line.add("CPU ms a passage", oursOfCpu * 1000 / texts.size());
        line.add("of it compilers", compiling * 1000 / texts.size());
        line.add("of the bare loop", bare / ours);
        line.add("by CPU", bareOfCpu / oursOfCpu);
        line = results.line(contracts.size() + " contracts", "Tika and the model in a bare loop");
        line.add("passages/s", texts.size() / bare);
        line.add("CPU ms a passage", bareOfCpu * 1000 / texts.size());
      }
    }
    results.print();
  }

  /** Of the processes that read documents too. */
  private static double cpuOfTheServer() throws Exception {
    try (ServerProcess server = ServerProcess.attach()) {
      return ProcessUse.cpuSeconds(server.family());
    }
  }

  /** It is the less, the longer the server has run. */
  private static double compilingOfTheServer() throws Exception {
    try (ServerProcess server = ServerProcess.attach()) {
      return server.compilingSeconds();
    }
  }

  private String ingest() throws IOException {
    String legalCase = api.newCase("Ingestion");
    try (EventStream stream = EventStream.open(api, "progress/cases/" + legalCase + "/stream")) {
      for (Path contract : contracts) {
        String name = contract.getFileName().toString();
        api.newDocument(legalCase, name, Files.readAllBytes(contract));
      }
      stream.until(data -> completed(data) == contracts.size());
    }
    return legalCase;
  }

  private static int completed(JsonObject message) {
    JsonObject summary = message.getJsonObject("summary");
    if (summary == null) {
      return 0;
    }
    assertEquals(0, summary.getInt("failed"));
    return summary.getInt("completed");
  }

  /** What was embedded of the passages: with the headings above them, without running heads. */
  private static List<String> embeddedOf(String legalCase) throws SQLException {
    TextStore stored = new TextStore(TestDatabase.dataSource());
    PassageStore passages = new PassageStore(TestDatabase.dataSource());
    List<String> texts = new ArrayList<>();
    for (UUID document : documentsOf(legalCase)) {
      Layout layout = Layout.of(stored.find(document).orElseThrow());
      // Those of any recipe but this one, so all of them.
      passages.toEmbedAnew(document, "none", Integer.MAX_VALUE).stream()
          .map(layout::embedded)
          .forEach(texts::add);
    }
    return texts;
  }

  private static List<UUID> documentsOf(String legalCase) throws SQLException {
    List<UUID> documents = new ArrayList<>();
    try (Connection connection = TestDatabase.connect();
        PreparedStatement statement =
            connection.prepareStatement("select id from document where case_id = ?")) {
      statement.setObject(1, UUID.fromString(legalCase));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          documents.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return documents;
  }

  /** Seconds for all of it. */
  private double bareLoop(List<String> texts) throws Exception {
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try (BareModel model = new BareModel()) {
      Tika tika = new Tika();
      List<Callable<Object>> work = new ArrayList<>();
      contracts.forEach(contract -> work.add(() -> parsed(tika, contract)));
      texts.forEach(text -> work.add(() -> model.embed(text)));
      long begin = System.nanoTime();
      for (Future<Object> done : cores.invokeAll(work)) {
        done.get();
      }
      return seconds(begin);
    } finally {
      cores.shutdown();
    }
  }

  private static String parsed(Tika tika, Path contract) throws IOException, TikaException {
    return tika.parseToString(contract);
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}

package com.lexintel.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.TestDatabase;
import com.lexintel.embedding.BareModel;
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
 * How fast documents become searchable, beside a loop that only parses them and embeds the same
 * passages on all cores. {@code search.data} as for {@link SearchScoreBenchmark}.
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
      String legalCase = ingest();
      double ours = seconds(begin);
      List<String> passages = passagesOf(legalCase);
      double bare = bareLoop(passages);
      if (round > 0) {
        Results.Line line = results.line(contracts.size() + " contracts", "LexIntel");
        line.add("passages/s", passages.size() / ours);
        line.add("of the bare loop", bare / ours);
        results
            .line(contracts.size() + " contracts", "Tika and the model in a bare loop")
            .add("passages/s", passages.size() / bare);
      }
    }
    results.print();
  }

  private String ingest() throws IOException {
    String legalCase = api.newCase("Ingestion");
    List<String> documents = new ArrayList<>();
    for (Path contract : contracts) {
      String name = contract.getFileName().toString();
      documents.add(api.newDocument(legalCase, name, Files.readAllBytes(contract)));
    }
    documents.forEach(
        document -> assertEquals("completed", api.awaitEnd(document).getString("status")));
    return legalCase;
  }

  private static List<String> passagesOf(String legalCase) throws SQLException {
    List<String> passages = new ArrayList<>();
    try (Connection connection = TestDatabase.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                "select p.text from passage p join document d on d.id = p.document_id"
                    + " where d.case_id = ?")) {
      statement.setObject(1, UUID.fromString(legalCase));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          passages.add(rows.getString(1));
        }
      }
    }
    return passages;
  }

  /** Seconds for all of it. */
  private double bareLoop(List<String> passages) throws Exception {
    ExecutorService cores =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try (BareModel model = new BareModel()) {
      Tika tika = new Tika();
      List<Callable<Object>> work = new ArrayList<>();
      contracts.forEach(contract -> work.add(() -> parsed(tika, contract)));
      passages.forEach(passage -> work.add(() -> model.embed(passage)));
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

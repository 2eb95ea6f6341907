package com.lexintel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import com.lexintel.faults.Records.Row;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.Test;

/**
 * While documents are worked on, everything that they need dies at random moments. In the end each
 * is as if nothing had happened, and those who watched know it.
 */
class FaultsIT {
  private static final Duration TO_THE_END = Duration.ofMinutes(2);
  private static final int CASES = 3;

  private final Parameters parameters = Parameters.ofThisRun();
  private final Findings findings = new Findings();
  private final Papers papers = Papers.all();

  @Test
  void nothingIsLostAndNothingIsStuck() throws Exception {
    System.out.println("Run with -Dfaults.seed=" + parameters.seed() + ": " + parameters);
    Instant start = Instant.now();
    Path directory = Installation.emptied(Parameters.directory("faults.directory"));
    try (Cluster cluster = Cluster.start(directory, parameters.nodes())) {
      run(cluster);
    } finally {
      findings.count("seconds in all", Duration.between(start, Instant.now()).toSeconds());
      System.out.println("Seed " + parameters.seed() + "\n" + findings.table());
    }
    assertEquals(List.of(), findings.wrong());
  }

  private void run(Cluster cluster) throws Exception {
    Records records = Records.ofLexIntel(cluster.postgres().port());
    records.install();
    Api api = cluster.nodes().get(0).api();
    Oracle oracle = new Oracle(records, findings, undisturbed(api, records));
    List<String> cases =
        IntStream.rangeClosed(1, CASES).mapToObj(i -> api.newCase("Case " + i)).toList();
    Random random = new Random(parameters.seed() + 1);
    Workload workload =
        new Workload(cluster, records, papers, cases, parameters.busy(), random, findings);
    UUID anyDocument = records.documents().get(0).id();
    Audience audience =
        new Audience(cluster, parameters.seed(), cases, anyDocument, workload, findings);
    audience.watch();
    Thread uploading = workload.start();
    Faults faults = new Faults(cluster, findings);

    Instant start = Instant.now();
    faults.carryOut(Plan.of(parameters));
    workload.end();
    uploading.join();
    findings.count("seconds of faults", Duration.between(start, Instant.now()).toSeconds());

    awaitEnds(records);
    retryWhatDidNotEndWell(api, records, oracle);
    awaitEnds(records);
    findings.count(
        "seconds until all had ended", Duration.between(start, Instant.now()).toSeconds());
    audience.judge(oracle, records, findings);
    oracle.judgeDocuments(workload.accepted());
    Misfortunes misfortunes = new Misfortunes(faults.done(), cluster::speaker);
    oracle.judgeHistory(misfortunes);
    oracle.judgeFiles(cluster.disk().directory(), misfortunes);
  }

  /** What becomes of each paper when nobody disturbs it. */
  private Map<String, Row> undisturbed(Api api, Records records) throws SQLException {
    String legalCase = api.newCase("Undisturbed");
    papers.names().forEach(name -> api.newDocument(legalCase, "0-" + name, papers.content(name)));
    awaitEnds(records);
    Map<String, Row> rows = new HashMap<>();
    records.documents().forEach(row -> rows.put(Oracle.paper(row.filename()), row));
    return rows;
  }

  private void awaitEnds(Records records) {
    try {
      Awaitility.await()
          .atMost(TO_THE_END)
          .pollInterval(Duration.ofMillis(500))
          .ignoreExceptions()
          .until(() -> records.underWay() == 0);
    } catch (ConditionTimeoutException stuck) {
      findings.wrong("Not every document has ended within " + TO_THE_END);
    }
  }

  private void retryWhatDidNotEndWell(Api api, Records records, Oracle oracle) throws SQLException {
    for (Row row : records.documents()) {
      if (row.ended() && !oracle.asUndisturbed(row)) {
        findings.count("retried after the faults");
        Api.json(api.post("documents/" + row.id() + "/retry"), 202);
      }
    }
  }
}

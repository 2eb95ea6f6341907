package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.faults.Records.Row;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** People at work on a cluster, those who watch, and what must be true when they are done. */
final class Trial {
  private static final Duration TO_THE_END = Duration.ofMinutes(2);

  /** Nothing is judged by it, so a machine that is busy with other things may take its time. */
  private static final Duration UNDISTURBED = Duration.ofMinutes(6);

  private static final int CASES = 3;

  private final Cluster cluster;
  private final Findings findings;
  private final Records records;
  private final Oracle oracle;
  private final Api api;
  private final List<String> cases;
  private final String undisturbedCase;
  private final Workload workload;
  private final Audience audience;
  private final Instant start;
  private final Thread working;

  private Trial(
      Cluster cluster,
      LongFunction<Supplier<Api>> doors,
      Parameters parameters,
      Findings findings,
      Papers papers)
      throws SQLException {
    this.cluster = cluster;
    this.findings = findings;
    records = Records.ofLexIntel(cluster.postgres().port());
    records.install();
    api = cluster.nodes().get(0).api();
    undisturbedCase = api.newCase("Undisturbed");
    oracle = new Oracle(records, findings, undisturbed(papers));
    cases = IntStream.rangeClosed(1, CASES).mapToObj(i -> api.newCase("Case " + i)).toList();
    long seed = parameters.seed();
    workload =
        new Workload(
            doors.apply(seed + 1),
            records,
            papers,
            cases,
            parameters.busy(),
            new Random(seed + 1),
            findings);
    UUID anyDocument = records.documents().get(0).id();
    audience = new Audience(doors, seed, cases, anyDocument, workload, findings);
    start = Instant.now();
    audience.watch();
    working = workload.start();
  }

  /**
   * Lets every paper go through once, undisturbed, and then sets people to work.
   *
   * @param doors where somebody with that seed knocks
   */
  static Trial begin(
      Cluster cluster, LongFunction<Supplier<Api>> doors, Parameters parameters, Findings findings)
      throws SQLException {
    return new Trial(cluster, doors, parameters, findings, Papers.all());
  }

  List<String> cases() {
    return cases;
  }

  /** A case whose documents are complete, and that nobody changes. */
  String undisturbedCase() {
    return undisturbedCase;
  }

  /**
   * Lets everything come to its end, and judges.
   *
   * @param done what was broken meanwhile, and has been mended
   */
  void end(List<Faults.Disturbance> done) throws Exception {
    workload.end();
    working.join();
    findings.count("seconds of work", Duration.between(start, Instant.now()).toSeconds());
    awaitEnds(TO_THE_END);
    retryWhatDidNotEndWell();
    awaitEnds(TO_THE_END);
    findings.count(
        "seconds until all had ended", Duration.between(start, Instant.now()).toSeconds());
    audience.judge(oracle, records);
    oracle.judgeDocuments(workload.accepted());
    Misfortunes misfortunes = new Misfortunes(done, cluster::speaker);
    oracle.judgeHistory(misfortunes);
    oracle.judgeFiles(cluster.disk().directory(), misfortunes);
  }

  /** What becomes of each paper when nobody disturbs it. */
  private Map<String, Row> undisturbed(Papers papers) throws SQLException {
    papers
        .names()
        .forEach(name -> api.newDocument(undisturbedCase, "0-" + name, papers.content(name)));
    awaitEnds(UNDISTURBED);
    Map<String, Row> rows = new HashMap<>();
    records.documents().forEach(row -> rows.put(Oracle.paper(row.filename()), row));
    return rows;
  }

  private void awaitEnds(Duration time) {
    try {
      Awaitility.await()
          .atMost(time)
          .pollInterval(Duration.ofMillis(500))
          .ignoreExceptions()
          .until(() -> records.underWay() == 0);
    } catch (ConditionTimeoutException stuck) {
      findings.wrong("Not every document has ended within " + time);
    }
  }

  private void retryWhatDidNotEndWell() throws SQLException {
    for (Row row : records.documents()) {
      if (row.ended() && !oracle.asUndisturbed(row)) {
        findings.count("retried at the end");
        HttpResponse<String> answer = api.post("documents/" + row.id() + "/retry");
        findings.expect(answer.statusCode() == 202, "Not retried: " + row + " " + answer.body());
      }
    }
  }
}

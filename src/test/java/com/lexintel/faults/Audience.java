package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.faults.Records.Row;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** Three who watch: one all cases and a document, one a case, one document after document. */
final class Audience {
  private static final Duration TO_EVERYBODY = Duration.ofSeconds(30);

  private final List<String> cases;
  private final StreamClient ofAll;
  private final StreamClient ofOneCase;
  private final StreamClient ofEach;

  /**
   * @param doors where somebody with that seed knocks
   */
  Audience(
      LongFunction<Supplier<Api>> doors,
      long seed,
      List<String> cases,
      UUID document,
      Workload workload,
      Findings findings) {
    this.cases = cases;
    String mix = "progress/stream?document_id=" + document;
    this.ofAll =
        new StreamClient(
            "mixed stream",
            doors.apply(seed + 2),
            always(mix + "&case_id=" + String.join("&case_id=", cases)),
            findings);
    this.ofOneCase =
        new StreamClient(
            "case stream",
            doors.apply(seed + 3),
            always("progress/cases/" + cases.get(0) + "/stream"),
            findings);
    Random taste = new Random(seed + 4);
    this.ofEach =
        new StreamClient(
            "document streams",
            doors.apply(seed + 5),
            () -> workload.recent(taste).map(id -> "progress/documents/" + id + "/stream"),
            findings);
  }

  private static Supplier<Optional<String>> always(String path) {
    return () -> Optional.of(path);
  }

  void watch() {
    List.of(ofAll, ofOneCase, ofEach).forEach(StreamClient::start);
  }

  /** Once all documents have ended: everybody gets to know it, and then goes. */
  void judge(Oracle oracle, Records records, Findings findings) throws SQLException {
    List<Row> watched =
        records.documents().stream()
            .filter(row -> cases.contains(row.caseId().toString()))
            .toList();
    List<Row> ofFirstCase =
        watched.stream().filter(row -> row.caseId().toString().equals(cases.get(0))).toList();
    try {
      Awaitility.await()
          .atMost(TO_EVERYBODY)
          .until(
              () ->
                  oracle.differences(ofAll, watched).isEmpty()
                      && oracle.differences(ofOneCase, ofFirstCase).isEmpty()
                      && oracle.unendedOrUntrue(ofEach).isEmpty());
    } catch (ConditionTimeoutException someAreMistaken) {
      oracle.differences(ofAll, watched).forEach(findings::wrong);
      oracle.differences(ofOneCase, ofFirstCase).forEach(findings::wrong);
      oracle.unendedOrUntrue(ofEach).forEach(findings::wrong);
    }
    List.of(ofAll, ofOneCase, ofEach).forEach(StreamClient::leave);
    oracle.countEnds(ofAll, watched);
    oracle.countEnds(ofOneCase, ofFirstCase);
    findings.count("documents followed one by one", ofEach.view().size());
  }
}

package com.lexintel.faults;

import com.lexintel.faults.Records.Change;
import com.lexintel.faults.Records.Row;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Knows what must be true after a run, and says what is not. */
final class Oracle {
  private static final double SAME_VECTOR = 0.9999;

  private final Records records;
  private final Findings findings;
  private final Map<String, Row> undisturbed;

  /**
   * @param undisturbed what became of each paper before anything was broken
   */
  Oracle(Records records, Findings findings, Map<String, Row> undisturbed) {
    this.records = records;
    this.findings = findings;
    this.undisturbed = undisturbed;
  }

  /** What a file is a copy of. */
  static String paper(String filename) {
    return filename.substring(filename.indexOf('-') + 1);
  }

  /** Whether it came to the same end as in the undisturbed run. */
  boolean asUndisturbed(Row row) {
    Row model = undisturbed.get(paper(row.filename()));
    return row.status().equals(model.status())
        && String.valueOf(row.errorCode()).equals(String.valueOf(model.errorCode()));
  }

  void judgeDocuments(List<String> accepted) throws SQLException {
    List<Row> rows = records.documents();
    Set<String> gone = ids("select id from deleted_document");
    Set<String> there = rows.stream().map(row -> row.id().toString()).collect(Collectors.toSet());
    for (String id : accepted) {
      findings.expect(there.contains(id) || gone.contains(id), "Accepted and lost: " + id);
    }
    for (Row row : rows) {
      judge(row);
    }
    findings.count("documents", rows.size());
    findings.expect(
        records.number("select count(*) from faults.embedded_again") == 0,
        "Passages were embedded twice: "
            + records.ids("select distinct document_id from faults.embedded_again"));
    findings.expect(
        records.number("select count(*) from scheduled_tasks where task_name = 'ingest-document'")
            == 0,
        "Work is left in the queue");
  }

  private void judge(Row row) throws SQLException {
    Row model = undisturbed.get(paper(row.filename()));
    findings.expect(row.ended(), "Not ended: " + row);
    findings.expect(asUndisturbed(row), "Ended otherwise than undisturbed: " + row);
    findings.expect(
        String.valueOf(row.fingerprint()).equals(String.valueOf(model.fingerprint())),
        "Other passages than undisturbed: " + row);
    findings.expect(row.embedded() == model.embedded(), "Not every passage is embedded: " + row);
    if (model.embedded() > 0) {
      double likeness = records.leastLikeness(row.id(), model.id());
      findings.expect(likeness > SAME_VECTOR, "A vector of another text, " + likeness + ": " + row);
    }
    findings.count("passages", row.passages());
  }

  /**
   * What a node left when it died in the middle of an upload or a deletion is for housekeeping, a
   * day later; nothing else may be left.
   */
  void judgeFiles(Path storage, Misfortunes misfortunes) throws IOException, SQLException {
    Set<String> documents = ids("select id from document");
    Set<String> deleted = ids("select id from deleted_document");
    try (Stream<Path> found = Files.walk(storage)) {
      for (Path file : found.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        boolean original = file.getParent().getFileName().toString().equals(name.substring(0, 2));
        if (!original || !documents.remove(name)) {
          Instant written = Files.getLastModifiedTime(file).toInstant();
          findings.count("files left to housekeeping");
          findings.expect(
              deleted.contains(name) || misfortunes.soonAfter(written), "An orphan: " + file);
        }
      }
    }
    findings.expect(documents.isEmpty(), "Originals are gone: " + documents);
  }

  private Set<String> ids(String query) throws SQLException {
    return records.ids(query).stream().map(UUID::toString).collect(Collectors.toSet());
  }

  /** Every commit that a document saw, one after the other. */
  void judgeHistory(Misfortunes misfortunes) throws SQLException {
    Map<UUID, Change> before = new HashMap<>();
    Map<UUID, Lives> lives = new HashMap<>();
    for (Change change : records.history()) {
      Change previous = before.put(change.id(), change);
      if (previous != null && !change.gone()) {
        judge(previous, change);
      }
      lives.computeIfAbsent(change.id(), id -> new Lives(misfortunes, findings)).add(change);
    }
  }

  private void judge(Change previous, Change next) {
    String both = previous + " -> " + next;
    findings.expect(
        next.seq() > previous.seq() || next.tellsTheSameAs(previous), "seq did not grow: " + both);
    findings.expect(next.fence() >= previous.fence(), "An old holder wrote: " + both);
    boolean retried = next.series() > previous.series();
    findings.expect(retried || next.progress() >= previous.progress(), "Progress fell: " + both);
    findings.expect(!previous.end() || retried, "Changed after its end: " + both);
    findings.expect(
        !previous.is("processing", "cancelling") || next.is("cancelled", "cancelling"),
        "A cancel was overwritten: " + both);
  }

  /** Where what a subscriber of these documents believes in the end is not so. */
  List<String> differences(Beliefs subscriber, List<Row> rows) throws SQLException {
    List<String> differences = new ArrayList<>();
    for (Row row : rows) {
      JsonObject believed = subscriber.of(row.id().toString());
      if (!agrees(believed, row)) {
        differences.add(subscriber + " believes " + believed + " of " + row);
      }
    }
    for (UUID gone : records.ids("select id from deleted_document")) {
      JsonObject believed = subscriber.of(gone.toString());
      if (believed != null && !believed.getString("status").equals("deleted")) {
        differences.add(subscriber + " believes in a deleted document: " + believed);
      }
    }
    return differences;
  }

  private static boolean agrees(JsonObject believed, Row row) {
    return believed != null
        && believed.getString("status").equals(row.status())
        && believed.getJsonNumber("seq").longValue() == row.seq();
  }

  /** What one who followed documents one by one believes, where it is no end that really came. */
  List<String> unendedOrUntrue(Beliefs subscriber) throws SQLException {
    Set<String> ends =
        records.history().stream()
            .filter(Change::end)
            .map(change -> change.id() + ":" + change.seq())
            .collect(Collectors.toSet());
    return subscriber.view().entrySet().stream()
        .filter(seen -> !seen.getValue().getString("status").equals("deleted"))
        .filter(seen -> !ends.contains(seen.getKey() + ":" + seen.getValue().getJsonNumber("seq")))
        .map(seen -> subscriber + " believes in what is no end: " + seen.getValue())
        .toList();
  }

  /** Ends that a retry overtook before they could be shown are counted, not asked for. */
  void countEnds(Beliefs subscriber, List<Row> rows) throws SQLException {
    Set<UUID> watched = rows.stream().map(Row::id).collect(Collectors.toSet());
    Set<String> seen = subscriber.ends();
    for (Change change : records.history()) {
      if (change.end() && watched.contains(change.id())) {
        boolean shown = seen.contains(change.id() + ":" + change.seq());
        findings.count(subscriber + (shown ? ": ends shown" : ": ends overtaken by a retry"));
      }
    }
  }
}

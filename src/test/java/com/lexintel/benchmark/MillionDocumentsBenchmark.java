package com.lexintel.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.TestDatabase;
import com.lexintel.channels.Snapshot;
import com.lexintel.documents.StoredProgress;
import com.lexintel.queue.FairOrder;
import com.lexintel.queue.IngestionQueue;
import com.lexintel.queue.QueueEntry;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What an installation that has 1,000,000 documents in 10,000 cases costs, all of them waiting for
 * a worker, beside one that has 100.
 */
@Tag("million")
@ExtendWith(ArquillianExtension.class)
class MillionDocumentsBenchmark {
  private static final int RUNS = 200;
  private static final int NODES = 20;
  private static final Snapshot NOTHING_LATER =
      new Snapshot(Long.MAX_VALUE, Long.MAX_VALUE, Set.of());

  private static final String CASES =
      """
      insert into legal_case (id, name, created_at)
      select gen_random_uuid(), 'Made up ' || n, now() - n * interval '1 minute'
        from generate_series(1, %d) n
      """;
  private static final String DOCUMENTS =
      """
      insert into document (id, case_id, filename, media_type, file_size, sha256, created_at,
                            status, step, progress, message, reported_at, attempt, last_attempt,
                            series, fence, seq)
      select gen_random_uuid(), c.id, 'brief-' || n || '.pdf', 'application/pdf', 100000,
             repeat('0', 64), c.created_at, 'pending', 'queued', 0, 'Waiting',
             now() + interval '1 day', 1, 0, 1, 0, 0
        from legal_case c cross join generate_series(1, %d) n where c.name like 'Made up %%'
      """;
  private static final String ENTRIES =
      """
      insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,
                                   case_id, document_id, uploaded_at)
      select 'ingest-document', d.id || ':1', d.created_at, false, 1, d.case_id, d.id, d.created_at
        from document d join legal_case c on c.id = d.case_id where c.name like 'Made up %'
      """;

  /** As a node's scheduler asks. */
  private static final String NEXT_TWO =
      new FairOrder()
          .createGenericSelectForUpdateQuery("scheduled_tasks", 2, "", false)
          .replace("?::boolean", "false")
          .replace("?::timestamptz", "now()");

  /** As housekeeping looks for documents that a crash has kept out of the queue. */
  private static final String OPEN =
      """
      select id, series from document
       where status in ('pending', 'processing') and step <> 'cancelling' and not awaits_members
         and reported_at < now() + interval '2 days' and id > ?
       order by id limit 5000
      """;

  private static final String CHANGE_SOME =
      "update document set seq = seq + 1 where id in (select id from document limit 10000)";
  private static final String CANCELLING =
      "select id from document where step = 'cancelling' and status = 'processing'";

  private final Api api = Api.ofTestServer();
  private final Results results = new Results("million");

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.with(Map.of("lexintel.worker.threads", "0"));
  }

  @Test
  void aHundredAndAMillion() throws Exception {
    fill(10, 10);
    measure("100 documents", 20);
    clear();
    fill(10_000, 100);
    measure("1,000,000 documents", 900_000);
    results.print();
    clear();
  }

  /**
   * @param deep how many documents lie before a page far behind
   */
  private void measure(String stored, int deep) throws Exception {
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      StoredProgress progress = new StoredProgress(connected(connection));
      Snapshot seen = now(progress);
      time(stored, "the next two of the queue", () -> rows(statement, NEXT_TWO));
      time(
          stored,
          "the first 20 places of the queue",
          () -> rows(statement, "select * from next_in_queue(now(), 20, 16)"));
      time(stored, "the tail, nothing new", () -> progress.changedSince(seen));
      besideAForgottenTransaction(stored, progress);
      IngestionQueue queue = new IngestionQueue(null, null, connected(connection));
      time(stored, "housekeeping, 5,000 documents", () -> keepHouse(connection, queue));
      time(stored, "a list of cases with their totals", () -> api.get("cases?limit=50").body());
      time(stored, "a list of the newest documents", () -> api.get("documents?limit=50").body());
      time(
          stored,
          "a list of those that wait",
          () -> api.get("documents?limit=50&status=pending").body());
      String farBehind = "documents?limit=50&offset=" + deep;
      time(stored, "a page far behind, by its offset", () -> api.get(farBehind).body());
      String cursor = Api.json(api.get(farBehind), 200).getString("next");
      time(
          stored,
          "the page after that, by its cursor",
          () -> api.get("documents?limit=50&after=" + cursor).body());
      together(stored);
    }
  }

  /** Somebody's session on the server has written and never ends; nodes go on reading. */
  private void besideAForgottenTransaction(String stored, StoredProgress progress)
      throws Exception {
    try (Connection forgotten = TestDatabase.connect()) {
      forgotten.setAutoCommit(false);
      TestDatabase.number(forgotten, "select pg_current_xact_id()::text::bigint");
      try (Connection another = TestDatabase.connect()) {
        TestDatabase.update(another, CHANGE_SOME);
      }
      Snapshot seen = now(progress);
      time(
          stored,
          "the tail, 10,000 documents changed since a transaction that stays open",
          () -> progress.changedSince(seen));
    }
  }

  /** What every node does each 15 seconds, from a random document on. */
  private static int keepHouse(Connection connection, IngestionQueue queue) throws SQLException {
    List<QueueEntry> open = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(OPEN)) {
      statement.setObject(1, UUID.randomUUID());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          open.add(new QueueEntry(rows.getObject(1, UUID.class), rows.getInt(2)));
        }
      }
    }
    try (Statement statement = connection.createStatement()) {
      return queue.missing(open).size() + rows(statement, CANCELLING);
    }
  }

  private static int rows(Statement statement, String sql) throws SQLException {
    int rows = 0;
    try (ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows++;
      }
    }
    return rows;
  }

  private void time(String stored, String what, Callable<?> work) throws Exception {
    double[] millis = new double[RUNS];
    for (int run = -RUNS / 4; run < RUNS; run++) {
      long begin = System.nanoTime();
      work.call();
      if (run >= 0) {
        millis[run] = (System.nanoTime() - begin) / 1e6;
      }
    }
    tell(stored, what, Arrays.stream(millis).boxed().toList());
  }

  private void tell(String stored, String what, List<Double> millis) {
    List<Double> sorted = millis.stream().sorted().toList();
    Results.Line line = results.line("stored documents", what);
    line.add(stored + ", p50 ms", sorted.get(sorted.size() / 2));
    line.add(stored + ", p99 ms", sorted.get(sorted.size() * 99 / 100));
  }

  /** What 20 nodes ask of the database, all at once: their tails, and picks now and then. */
  private void together(String stored) throws Exception {
    long end = System.nanoTime() + 10_000_000_000L;
    List<Double> tails = Collections.synchronizedList(new ArrayList<>());
    List<Double> picks = Collections.synchronizedList(new ArrayList<>());
    ExecutorService nodes = Executors.newFixedThreadPool(NODES);
    List<Future<Object>> all = new ArrayList<>();
    for (int node = 0; node < NODES; node++) {
      all.add(nodes.submit(() -> node(end, tails, picks)));
    }
    for (Future<Object> each : all) {
      each.get();
    }
    nodes.shutdown();
    tell(stored, "tails of 20 nodes, each 20 times a second", tails);
    tell(stored, "picks of 20 nodes, each once a second", picks);
  }

  private static Snapshot now(StoredProgress progress) {
    return progress.changedSince(NOTHING_LATER).snapshot();
  }

  private static Object node(long end, List<Double> tails, List<Double> picks) throws Exception {
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      StoredProgress progress = new StoredProgress(connected(connection));
      Snapshot seen = now(progress);
      for (int turn = 0; System.nanoTime() < end; turn++) {
        long begin = System.nanoTime();
        seen = progress.changedSince(seen).snapshot();
        tails.add((System.nanoTime() - begin) / 1e6);
        if (turn % 20 == 0) {
          long beginOfPick = System.nanoTime();
          rows(statement, NEXT_TWO);
          picks.add((System.nanoTime() - beginOfPick) / 1e6);
        }
        LockSupport.parkNanos(begin + 50_000_000L - System.nanoTime());
      }
    }
    return null;
  }

  /** Always the same connection, as from a pool. */
  private static DataSource connected(Connection connection) {
    Connection kept =
        (Connection)
            Proxy.newProxyInstance(
                Connection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                    method.getName().equals("close") ? null : method.invoke(connection, arguments));
    return (DataSource)
        Proxy.newProxyInstance(
            DataSource.class.getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> kept);
  }

  private static void fill(int cases, int documentsOfACase) throws SQLException {
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(CASES.formatted(cases));
      statement.execute(DOCUMENTS.formatted(documentsOfACase));
      // The triggers would find out for each entry what the statement has said.
      statement.execute("alter table scheduled_tasks disable trigger user");
      statement.execute(ENTRIES);
      statement.execute("alter table scheduled_tasks enable trigger user");
      // Not before: a node would find out that none of them has an entry.
      statement.execute("update legal_case set waiting = true where name like 'Made up %'");
      assertEquals(2, rows(statement, NEXT_TWO));
      statement.execute("analyze");
    }
  }

  private static void clear() throws SQLException {
    try (Connection connection = TestDatabase.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("truncate scheduled_tasks, legal_case cascade");
    }
  }
}

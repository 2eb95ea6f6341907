package com.lexintel.ingestion.batch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.TestDatabase;
import com.lexintel.ingestion.PipelineIT;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class BatchHistoryIT {
  /** The runs of a document's job, as the two servers keep them. */
  private enum Runs {
    LIBERTY(
        "batch_jobinstance",
        "batch_jobexecution",
        "jobexecid in (select fk_jobexecid from batch_jobparameter"
            + " where name = 'document' and value = ?)"),
    PAYARA(
        "batch_jobinstancedata",
        "batch_executioninstancedata",
        "position(convert_to(?, 'UTF8') in parameters) > 0");

    private final String instances;
    private final String table;
    private final String of;

    Runs(String instances, String table, String of) {
      this.instances = instances;
      this.table = table;
      this.of = of;
    }

    /** The other server's tables may be left from earlier tests. */
    static Runs of(String document, Connection database) throws SQLException {
      return LIBERTY.isThere(database) && LIBERTY.of(database, document) > 0 ? LIBERTY : PAYARA;
    }

    private boolean isThere(Connection database) throws SQLException {
      return TestDatabase.number(database, "select count(to_regclass(?))", table) > 0;
    }

    long instances(Connection database) throws SQLException {
      return TestDatabase.number(database, "select count(*) from " + instances);
    }

    long of(Connection database, String document) throws SQLException {
      return TestDatabase.number(
          database, "select count(*) from " + table + " where " + of, document);
    }

    void age(Connection database, String document) throws SQLException {
      TestDatabase.update(
          database,
          "update " + table + " set createtime = createtime - interval '9 days' where " + of,
          document);
    }
  }

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void onlyJobsThatEndedLongAgoAreForgotten() throws Exception {
    String legalCase = api.newCase("History");
    byte[] content = PipelineIT.sample("order.txt");
    String old = api.newDocument(legalCase, "old.txt", content);
    String recent = api.newDocument(legalCase, "recent.txt", content);
    api.awaitEnd(old);
    api.awaitEnd(recent);
    try (Connection database = TestDatabase.connect()) {
      Runs runs = Runs.of(old, database);
      runs.age(database, old);
      assertEquals(1, runs.of(database, old));
      long instances = runs.instances(database);

      new BatchHistory(TestDatabase.dataSource()).prune();

      assertEquals(0, runs.of(database, old));
      assertEquals(1, runs.of(database, recent));
      assertEquals(instances - 1, runs.instances(database));
    }
  }
}

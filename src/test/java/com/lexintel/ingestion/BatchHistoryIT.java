package com.lexintel.ingestion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.TestDatabase;
import java.sql.Connection;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ArquillianExtension.class)
class BatchHistoryIT {
  private static final String EXECUTIONS_OF =
      " batch_jobexecution where jobexecid in (select fk_jobexecid from batch_jobparameter where"
          + " name = 'document' and value = ?)";

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
      TestDatabase.update(
          database,
          "update batch_jobexecution set createtime = createtime - interval '9 days'"
              + EXECUTIONS_OF.replace(" batch_jobexecution", ""),
          old);
      long instances = TestDatabase.number(database, "select count(*) from batch_jobinstance");

      new BatchHistory(TestDatabase.dataSource()).prune();

      assertEquals(0, TestDatabase.number(database, "select count(*) from" + EXECUTIONS_OF, old));
      assertEquals(
          1, TestDatabase.number(database, "select count(*) from" + EXECUTIONS_OF, recent));
      assertEquals(
          instances - 1, TestDatabase.number(database, "select count(*) from batch_jobinstance"));
    }
  }
}

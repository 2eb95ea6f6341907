package com.lexintel.database;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.DeploysItsOwn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who has closed a connection does not keep it from others. */
@DeploysItsOwn("another application beside it")
@ExtendWith(ArquillianExtension.class)
class ConnectionPoolIT {
  private static final String APPLICATION = "application";
  private static final String CONNECTIONS = "connections";
  private static final int OF_THE_PULSE = 1;
  private static final byte[] TEXT =
      "The court denies the motion to dismiss. ".getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();

  @ArquillianResource private Deployer deployer;

  @Deployment(name = APPLICATION, managed = false, testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Deployment(name = CONNECTIONS, managed = false, testable = false)
  static WebArchive connections() {
    return ConnectionPool.application();
  }

  /** All that repeats a task has had one by then. */
  @Test
  void aNodeAtRestKeepsOnlyThatOfThePulse() throws IOException {
    deployer.deploy(APPLICATION);
    deployer.deploy(CONNECTIONS);
    try {
      String legalCase = api.newCase("At rest");
      api.awaitEnd(api.newDocument(legalCase, "order.txt", TEXT));

      assertEquals(ConnectionPool.SIZE - OF_THE_PULSE, ConnectionPool.toBeHad());
    } finally {
      deployer.undeploy(CONNECTIONS);
      deployer.undeploy(APPLICATION);
    }
  }
}

package com.lexintel.streaming.graphql;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.NpmProject;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The judges and the clients that most people use, each from its package. */
@ExtendWith(ArquillianExtension.class)
class NodeClientsIT {
  private static final byte[] LONG =
      "A sentence of some length for the record. ".repeat(1_000).getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();
  private NpmProject node;

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @BeforeEach
  void install() throws Exception {
    node = NpmProject.installed("graphql");
  }

  @Test
  void theAuditsOfGraphQlOverHttpPass() throws Exception {
    node.run("audits", root());
  }

  @Test
  void graphqlWsFollows() throws Exception {
    follow("websocket");
  }

  @Test
  void graphqlSseFollows() throws Exception {
    follow("stream");
  }

  @Test
  void apolloFollowsAsInTheOldPlan() throws Exception {
    follow("apollo");
  }

  @Test
  void urqlFollows() throws Exception {
    follow("urql");
  }

  private void follow(String script) throws Exception {
    String legalCase = api.newCase("Node");
    String document = api.newDocument(legalCase, "long.txt", LONG);
    String told = node.run(script, root(), document, legalCase);
    assertTrue(told.contains("followed to the end"), told);
  }

  private String root() {
    return api.uri("/").toString();
  }
}

package com.lexintel.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.NpmProject;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What /openapi serves keeps the recommended rules of Redocly, and a client that is generated from
 * it can do the walk-through. The tools come from npm; where there is none the test is skipped.
 */
@ExtendWith(ArquillianExtension.class)
class DescriptionIT {
  private static final Path COMPLAINT =
      Path.of("src/test/resources/documents/complaint.pdf").toAbsolutePath();

  private final Api api = Api.ofTestServer();
  private NpmProject node;

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @BeforeEach
  void installTools() throws Exception {
    node = NpmProject.installed("openapi");
  }

  @Test
  void theDescriptionKeepsTheRulesAndItsClientWalksThrough() throws Exception {
    HttpResponse<String> served = api.get("../openapi");
    assertEquals(200, served.statusCode());
    Files.writeString(node.file("openapi.yaml"), served.body());
    // Payara adds a property of its own and leaves out that no operation needs a login.
    if (!"payara".equals(System.getProperty("arquillian.launch"))) {
      node.run("lint");
    }
    node.run("generate");
    node.run("compile");
    node.run("walk-through", api.uri("..").toString(), COMPLAINT.toString());
  }
}

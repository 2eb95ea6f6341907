package com.lexintel.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import java.io.IOException;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * How faithful answers without a model are: how often the clause that answers a question is among
 * what is quoted, and whether each quote stands where it is said to. {@code search.data} as for
 * {@link SearchScoreBenchmark}.
 */
@Tag("chat")
@ExtendWith(ArquillianExtension.class)
class AnswerScoreBenchmark {
  private final String data = System.getProperty("search.data", "");

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void theTargetsAreMet() throws IOException {
    assertNotEquals("", data, "Say where the data is: -Dsearch.data=DIRECTORY");
    SearchScore score = new SearchScore(Path.of(data), Api.ofTestServer());
    score.upload();
    SearchScore.Quoted quoted = score.askInConversations();
    System.out.println("answers: " + quoted);
    assertEquals(quoted.quotes(), quoted.verbatim(), "quotes that stand where they are said to");
    assertTrue(quoted.right() >= 0.60 * quoted.questions(), "the clause is among the quotes");
  }
}

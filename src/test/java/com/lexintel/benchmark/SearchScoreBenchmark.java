package com.lexintel.benchmark;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Scores search through the API of the server that the container tests start. {@code search.data}
 * is the directory with {@code contracts/} and {@code queries.json}.
 */
@Tag("search")
@ExtendWith(ArquillianExtension.class)
class SearchScoreBenchmark {
  private final String data = System.getProperty("search.data", "");

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void theTargetsAreMet() throws IOException {
    assertNotEquals("", data, "Say where the data is: -Dsearch.data=DIRECTORY");
    Path directory = Path.of(data);
    assertTrue(Files.exists(directory.resolve("queries.json")), () -> "No queries in " + directory);

    SearchScore score = new SearchScore(directory, Api.ofTestServer());
    score.upload();
    SearchScore.Tally inCase = score.ask("whole case", "query", false);
    SearchScore.Tally inDocument = score.ask("one document", "question", true);

    assertTrue(inCase.hitAt4k() >= 0.62, "hit@4k over the whole case");
    assertTrue(inCase.hitAt8k() >= 0.75, "hit@8k over the whole case");
    assertTrue(inDocument.hitAt4k() >= 0.76, "hit@4k in one document");
  }
}

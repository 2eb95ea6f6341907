package com.lexintel.ingestion;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import com.lexintel.Deployments;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the API tells of how a document was read. */
@ExtendWith(ArquillianExtension.class)
public class ReadingIT {
  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void passagesSayHowTheirTextWasGot() throws IOException {
    assertEquals(Set.of("text"), sources("complaint.pdf"));
    assertEquals(Set.of("ocr"), sources("affidavit-scanned.pdf"));
  }

  private Set<String> sources(String file) throws IOException {
    String id = api.newDocument(api.newCase("Sources"), file, PipelineIT.sample(file));
    JsonObject document = api.awaitEnd(id);
    assertEquals("completed", document.getString("status"), document::toString);
    return Api.json(api.get("documents/" + id + "/passages"), 200)
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(passage -> passage.getString("source"))
        .collect(Collectors.toSet());
  }
}

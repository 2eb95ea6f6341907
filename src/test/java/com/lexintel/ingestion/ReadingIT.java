package com.lexintel.ingestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
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

  @Test
  void whatWasLeftOutStandsInTheWarnings() throws IOException {
    JsonObject document = read("d01-tracked-changes.docx", field("d01-tracked-changes.docx"));

    JsonObject warning = document.getJsonArray("warnings").getJsonObject(0);
    assertEquals("deleted_text_left_out", warning.getString("code"));
    assertTrue(warning.getString("detail").contains("deleted text"), warning::toString);
    assertTrue(warning.isNull("page"));
  }

  @Test
  void aPageThatCouldNotBeReadIsNamedInTheWarnings() throws IOException {
    String name = "p08b-type0-identity-no-tounicode-2-of-3-pages.pdf";
    JsonObject document = read(name, field(name));

    JsonArray warnings = document.getJsonArray("warnings");
    assertEquals(2, warnings.size(), document::toString);
    assertEquals(1, warnings.getJsonObject(0).getInt("page"));
    assertEquals(2, warnings.getJsonObject(1).getInt("page"));
  }

  @Test
  void mostDocumentsHaveNone() throws IOException {
    JsonObject document = read("complaint.pdf", PipelineIT.sample("complaint.pdf"));

    assertEquals(JsonValue.EMPTY_JSON_ARRAY, document.getJsonArray("warnings"));
  }

  private JsonObject read(String name, byte[] content) throws IOException {
    String id = api.newDocument(api.newCase("Reading"), name, content);
    JsonObject document = api.awaitEnd(id);
    assertEquals("completed", document.getString("status"), document::toString);
    return document;
  }

  private static byte[] field(String name) throws IOException {
    try (InputStream file = ReadingIT.class.getResourceAsStream("/field/" + name)) {
      return file.readAllBytes();
    }
  }

  private Set<String> sources(String file) throws IOException {
    String id = read(file, PipelineIT.sample(file)).getString("id");
    return Api.json(api.get("documents/" + id + "/passages"), 200)
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(passage -> passage.getString("source"))
        .collect(Collectors.toSet());
  }
}

package com.lexintel.ingestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.extraction.PageImages;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

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
  void aFaxOfTwoPagesIsReadPageByPage(@TempDir Path directory) throws IOException {
    BufferedImage one = PageImages.page("Page one begins.", BufferedImage.TYPE_BYTE_BINARY);
    BufferedImage two = PageImages.page("Page two begins.", BufferedImage.TYPE_BYTE_BINARY);
    Path file = PageImages.tiff(directory.resolve("fax.tif"), "CCITT T.6", 150, 150, one, two);

    JsonObject document = read("fax.tif", Files.readAllBytes(file));

    assertEquals("image/tiff", document.getString("media_type"));
    assertEquals(2, document.getInt("page_count"));
    assertEquals(JsonValue.EMPTY_JSON_ARRAY, document.getJsonArray("warnings"));
    String text = api.get("documents/" + document.getString("id") + "/text").body();
    assertTrue(text.indexOf("Page one begins.") < text.indexOf("Page two begins."), text);
    assertEquals(Set.of("ocr"), sources(document));
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
    return sources(read(file, PipelineIT.sample(file)));
  }

  private Set<String> sources(JsonObject document) throws IOException {
    String passages = "documents/" + document.getString("id") + "/passages";
    return Api.json(api.get(passages), 200)
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(passage -> passage.getString("source"))
        .collect(Collectors.toSet());
  }
}

package com.lexintel.extraction.child;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.extraction.ExtractionFailure;
import com.lexintel.extraction.MediaTypes;
import com.lexintel.extraction.Requests;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of the kinds that public reports complain of. {@code expect.json} says for each what its
 * text has and what it has not; white space counts as one space.
 */
class FieldTest {

  @TempDir private Path directory;

  static Stream<String> files() throws IOException {
    return expectations().keySet().stream();
  }

  private static JsonObject expectations() throws IOException {
    try (InputStream file = FieldTest.class.getResourceAsStream("/field/expect.json");
        JsonReader json = Json.createReader(file)) {
      return json.readObject();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void isReadRightly(String name) throws Exception {
    JsonObject expected = expectations().getJsonObject(name);
    Path file = Path.of(FieldTest.class.getResource("/field/" + name).toURI());
    DocumentParser parser = new DocumentParser(1_000_000, Requests.SPOOL);

    assertTrue(new MediaTypes().of(file, name).isPresent(), "not accepted");
    if (expected.containsKey("status")) {
      assertEquals("failed", expected.getString("status"));
      assertThrows(
          ExtractionFailure.class, () -> parser.parse(Requests.of(file), (page, of) -> {}));
      return;
    }
    String text = new FamilyReader(directory).read(file).all().replaceAll("\\s+", " ");
    texts(expected, "has").forEach(part -> assertTrue(text.contains(part), part + " in " + text));
    texts(expected, "not").forEach(part -> assertFalse(text.contains(part), part + " in " + text));
  }

  private static List<String> texts(JsonObject expected, String key) {
    JsonValue list = expected.getOrDefault(key, JsonValue.EMPTY_JSON_ARRAY);
    return list.asJsonArray().getValuesAs(JsonString.class).stream()
        .map(JsonString::getString)
        .toList();
  }
}

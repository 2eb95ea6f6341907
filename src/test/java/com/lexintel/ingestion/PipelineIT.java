package com.lexintel.ingestion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.EventStream;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(ArquillianExtension.class)
public class PipelineIT {
  private static final List<String> STEPS =
      List.of(
          "uploaded", "queued", "extraction", "chunking", "embedding", "finalizing", "completed");

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void streamShowsTheStepsInOrderAndEndsAtCompleted() throws IOException {
    String id = api.newDocument(api.newCase("Steps"), "complaint.pdf", sample("complaint.pdf"));

    int step = 0;
    int progress = 0;
    long seq = 0;
    List<EventStream.Message> messages;
    try (EventStream stream = EventStream.open(api, "progress/documents/" + id + "/stream")) {
      messages = stream.toEnd();
    }
    assertEquals("connected", messages.get(0).data().getString("status"));
    for (EventStream.Message message : messages.subList(1, messages.size())) {
      JsonObject event = message.data();
      assertTrue(STEPS.indexOf(event.getString("step")) >= step, () -> "step fell: " + event);
      assertTrue(event.getInt("progress") >= progress, "progress fell");
      long newSeq = event.getJsonNumber("seq").longValue();
      assertTrue(newSeq > seq, "seq did not grow");
      step = STEPS.indexOf(event.getString("step"));
      progress = event.getInt("progress");
      seq = newSeq;
      assertEquals(progress == 100, event.getString("status").equals("completed"));
    }
    assertEquals(100, progress);
  }

  @ParameterizedTest
  @CsvSource({
    "complaint.pdf, application/pdf",
    "memorandum.docx, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "order.txt, text/plain",
    "notice.rtf, application/rtf",
    "docket.html, text/html",
    "correspondence.eml, message/rfc822",
    "letter.odt, application/vnd.oasis.opendocument.text",
    "notes.md, text/markdown",
    "order-utf16.txt, text/plain",
    "hire-account.xlsx, application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "opening-statement.pptx, application/vnd.openxmlformats-officedocument.presentationml.presentation"
  })
  void everyFormatEndsWithAllItsPassagesEmbedded(String file, String type) throws IOException {
    String id = api.newDocument(api.newCase("Formats"), file, sample(file));

    JsonObject document = api.awaitEnd(id);

    assertEquals("completed", document.getString("status"), document::toString);
    assertEquals(type, document.getString("media_type"));
    String text = api.get("documents/" + id + "/text").body();
    JsonObject passages = Api.json(api.get("documents/" + id + "/passages?limit=1000"), 200);
    assertEquals(document.getInt("passage_count"), passages.getInt("total"));
    assertFalse(passages.getJsonArray("items").isEmpty());
    for (JsonObject passage : passages.getJsonArray("items").getValuesAs(JsonObject.class)) {
      assertTrue(passage.getBoolean("embedded"));
      assertEquals(
          text.substring(passage.getInt("start"), passage.getInt("end")),
          passage.getString("text"));
    }
  }

  public static byte[] sample(String file) throws IOException {
    try (InputStream stream = PipelineIT.class.getResourceAsStream("/documents/" + file)) {
      return stream.readAllBytes();
    }
  }
}

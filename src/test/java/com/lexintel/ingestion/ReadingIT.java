package com.lexintel.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.extraction.PageImages;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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

  @Test
  void theFilesInAnArchiveBecomeDocumentsAndItWaitsForThem() throws IOException {
    String caseId = api.newCase("Families");
    String id = api.newDocument(caseId, "papers.zip", archive());

    JsonObject zip = api.awaitEnd(id);
    List<JsonObject> family = documents(caseId);

    assertEquals("completed", zip.getString("status"), zip::toString);
    assertTrue(zip.isNull("parent_id"));
    assertEquals(
        List.of(
            "papers.zip", "correspondence.eml", "instruction.txt", "complaint.pdf", "order.txt"),
        family.stream().map(document -> document.getString("filename")).toList());
    JsonObject message = family.get(1);
    assertEquals(id, message.getString("parent_id"));
    assertEquals(1, message.getInt("number"));
    assertEquals(message.getString("id"), family.get(2).getString("parent_id"));
    assertEquals(2, family.get(3).getInt("number"));
    assertEquals(id, family.get(4).getString("parent_id"));
    for (JsonObject document : family) {
      assertEquals("completed", document.getString("status"), document::toString);
      assertFalse(
          document.getString("indexed_at").compareTo(zip.getString("indexed_at")) > 0,
          "the archive is completed last");
    }
    assertEquals("attachment_unsupported", warning(zip));
    assertEquals(
        "mail/correspondence.eml\nprogram.exe (left out: its content is of no type that can be"
            + " read)\norder.txt",
        api.get("documents/" + id + "/text").body());
    String event = api.get("documents/" + id + "/status").body();
    assertTrue(event.contains("Completed: 1 passage, 2 files in it"), event);
  }

  @Test
  void theFilesOfAnArchiveAreCancelledTriedAgainAndDeletedWithIt() throws IOException {
    String caseId = api.newCase("Families");
    String id = api.newDocument(caseId, "papers.zip", archive());
    await().until(() -> documents(caseId).size() > 1);
    assertEquals(202, api.post("documents/" + id + "/cancel").statusCode());
    List<String> ids = documents(caseId).stream().map(each -> each.getString("id")).toList();
    for (JsonObject document : documents(caseId)) {
      assertTrue(
          Set.of("cancelled", "completed").contains(document.getString("status")),
          document::toString);
    }

    assertEquals(202, api.post("documents/" + id + "/retry").statusCode());
    assertEquals("completed", api.awaitEnd(id).getString("status"));
    List<JsonObject> again = documents(caseId);
    assertEquals(5, again.size(), again::toString);
    assertTrue(again.stream().map(each -> each.getString("id")).toList().containsAll(ids));
    for (JsonObject document : again) {
      assertEquals("completed", document.getString("status"), document::toString);
    }

    assertEquals(204, api.delete("documents/" + id).statusCode());
    assertEquals(List.of(), documents(caseId));
  }

  @Test
  void anArchiveIsCompleteWhenAFileInItFailed() throws IOException {
    String caseId = api.newCase("Families");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "locked.pdf", PipelineIT.sample("complaint-encrypted.pdf"));
    }

    JsonObject zip = api.awaitEnd(api.newDocument(caseId, "one.zip", bytes.toByteArray()));

    assertEquals("completed", zip.getString("status"));
    assertEquals("encrypted_document", documents(caseId).get(1).getString("error_code"));
    String event = api.get("documents/" + zip.getString("id") + "/status").body();
    assertTrue(event.contains("1 file in it, of which 1 failed"), event);
  }

  @Test
  void theScanThatIsAttachedToAMessageIsRecognised() throws IOException {
    String caseId = api.newCase("Families");
    String name = "e11-attachment-scanned-pdf.eml";
    api.awaitEnd(api.newDocument(caseId, name, field(name)));

    List<JsonObject> scans =
        documents(caseId).stream().filter(document -> !document.isNull("parent_id")).toList();
    assertFalse(scans.isEmpty());
    assertTrue(
        scans.stream().anyMatch(scan -> sources(scan).equals(Set.of("ocr"))), scans::toString);
  }

  @Test
  void theTableTellsWhatBecameOfEveryFile() throws IOException {
    String caseId = api.newCase("=Table");
    byte[] complaint = PipelineIT.sample("complaint.pdf");
    api.awaitEnd(api.newDocument(caseId, "=first, final.pdf", complaint));
    api.awaitEnd(api.newDocument(caseId, "papers.zip", archive()));
    api.awaitEnd(
        api.newDocument(caseId, "locked.pdf", PipelineIT.sample("complaint-encrypted.pdf")));

    HttpResponse<String> table = api.get("cases/" + caseId + "/documents.csv");
    List<String> lines = table.body().lines().toList();

    assertEquals("text/csv;charset=utf-8", contentType(table));
    assertEquals(1 + 1 + 5 + 1, lines.size(), table::body);
    assertTrue(lines.get(0).startsWith("\uFEFF\"name\",\"path\",\"type\","), lines.get(0));
    assertTrue(lines.get(1).contains("\"encrypted_document: "), lines.get(1));
    assertTrue(lines.get(2).contains("attachment_unsupported: "), lines.get(2));
    String copy = lines.get(5);
    assertTrue(
        copy.startsWith("\"complaint.pdf\",\"papers.zip/mail/correspondence.eml/complaint.pdf\","),
        copy);
    assertTrue(copy.contains("\"'=first, final.pdf\""), copy);
    assertTrue(lines.get(7).startsWith("\"'=first, final.pdf\","), lines.get(7));
    assertTrue(lines.get(7).contains(",\"completed\",\"3\","), lines.get(7));
    assertTrue(lines.get(7).contains(",\"text\","), lines.get(7));

    List<JsonObject> documents = documents(caseId);
    String first = documents.get(6).getString("id");
    assertEquals(first, documents.get(4).getString("duplicate_of"));
    assertTrue(documents.get(6).isNull("duplicate_of"));
    assertEquals(204, api.delete("documents/" + first).statusCode());
    assertTrue(documents(caseId).get(4).isNull("duplicate_of"));
  }

  private static String contentType(HttpResponse<String> response) {
    String type = response.headers().firstValue("Content-Type").orElseThrow();
    return type.toLowerCase(Locale.ROOT).replace(" ", "");
  }

  @Test
  void theListOfCasesSaysHowFarEachIs() {
    String caseId = api.newCase("Listed");
    api.awaitEnd(api.newDocument(caseId, "a.txt", "Some words.".getBytes(UTF_8)));

    JsonObject summary =
        Api.json(api.get("cases?limit=50"), 200)
            .getJsonArray("items")
            .getValuesAs(JsonObject.class)
            .stream()
            .filter(each -> each.getString("id").equals(caseId))
            .findFirst()
            .orElseThrow()
            .getJsonObject("summary");
    assertEquals(1, summary.getInt("completed"));
    assertEquals(100, summary.getInt("progress"));
  }

  private static byte[] archive() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      add(zip, "mail/correspondence.eml", PipelineIT.sample("correspondence.eml"));
      add(zip, "program.exe", new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0});
      add(zip, "order.txt", PipelineIT.sample("order.txt"));
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }

  private List<JsonObject> documents(String caseId) {
    return Api.json(api.get("documents?case_id=" + caseId), 200)
        .getJsonArray("items")
        .getValuesAs(JsonObject.class);
  }

  private static String warning(JsonObject document) {
    return document.getJsonArray("warnings").getJsonObject(0).getString("code");
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

  private Set<String> sources(JsonObject document) {
    String passages = "documents/" + document.getString("id") + "/passages";
    return Api.json(api.get(passages), 200)
        .getJsonArray("items")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(passage -> passage.getString("source"))
        .collect(Collectors.toSet());
  }
}

package com.lexintel.uploads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(ArquillianExtension.class)
class RefusalsIT {
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";
  private static final byte[] TEXT = "The motion is granted.".getBytes(StandardCharsets.UTF_8);

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void emptyFile() throws IOException {
    String legalCase = api.newCase("Empty");
    assertRefused(api.upload(legalCase, "a.pdf", new byte[0]), 400, "empty_file");
    assertNothingLeft(legalCase);
  }

  @ParameterizedTest
  @ValueSource(strings = "gif-renamed.pdf")
  void wrongTypeUnderARightName(String file) throws IOException {
    String legalCase = api.newCase("Types");
    byte[] content = RefusalsIT.class.getResourceAsStream("/documents/" + file).readAllBytes();
    assertRefused(api.upload(legalCase, "brief.pdf", content), 415, "unsupported_media_type");
    assertNothingLeft(legalCase);
  }

  @Test
  void streamOf300MebibytesIsRefusedAndLeavesNothing() throws IOException {
    String legalCase = api.newCase("Large");
    HttpResponse<String> response =
        api.post(
            "documents/upload?case_id=" + legalCase,
            BodyPublishers.ofInputStream(() -> largeFile(300)));
    assertRefused(response, 413, "file_too_large");
    assertNothingLeft(legalCase);
  }

  @Test
  void missingAndUnknownCase() throws IOException {
    byte[] file = body(Api.file("a.txt", TEXT), Api.end());
    assertRefused(post("documents/upload", file), 400, "missing_case");
    assertRefused(post("documents/upload?case_id=" + NOBODY, file), 404, "case_not_found");
    assertRefused(api.upload(NOBODY, "a.txt", TEXT), 404, "case_not_found");
    assertRefused(api.upload("no-id", "a.txt", TEXT), 404, "case_not_found");
    assertTrue(incoming().isEmpty(), "files are left over");
  }

  @Test
  void missingFileAndMalformedMultipart() throws IOException {
    String legalCase = api.newCase("Malformed");
    String path = "documents/upload?case_id=" + legalCase;
    assertRefused(post(path, body(Api.field("x", "y"), Api.end())), 400, "missing_file");
    assertRefused(post(path, Api.file("cut.txt", TEXT)), 400, "malformed_upload");
    assertRefused(post(path, "rubbish".getBytes(StandardCharsets.UTF_8)), 400, null);
    assertNothingLeft(legalCase);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, documents/%s, document_not_found",
    "GET, documents/%s/status, document_not_found",
    "GET, documents/%s/text, document_not_found",
    "GET, documents/%s/passages, document_not_found",
    "GET, documents/%s/file, document_not_found",
    "POST, documents/%s/cancel, document_not_found",
    "POST, documents/%s/retry, document_not_found",
    "DELETE, documents/%s, document_not_found",
    "GET, progress/documents/%s/stream, document_not_found",
    "GET, progress/documents/%s/status, document_not_found",
    "GET, cases/%s, case_not_found",
    "POST, cases/%s/retry, case_not_found",
    "GET, progress/cases/%s/stream, case_not_found",
    "GET, progress/cases/%s/status, case_not_found"
  })
  void unknownIds(String method, String path, String code) {
    for (String id : List.of(NOBODY, "not-an-id")) {
      String at = path.formatted(id);
      HttpResponse<String> response =
          switch (method) {
            case "POST" -> api.post(at);
            case "DELETE" -> api.delete(at);
            default -> api.get(at);
          };
      assertRefused(response, 404, code);
    }
  }

  @Test
  void namesAreStoredSafely() {
    String legalCase = api.newCase("Names");
    assertEquals("passwd.txt", name(legalCase, "../../etc/passwd.txt"));
    assertEquals("a\"b'c.txt", name(legalCase, "a\"b'c.txt").replace("%22", "\""));
    assertEquals("ab.txt", name(legalCase, "a\u0007b.txt"));
    assertEquals("חוזה.txt", name(legalCase, "חוזה.txt"));
    assertEquals("fdp.exe.txt", name(legalCase, "\u202efdp.exe.txt"));
    String shortened = name(legalCase, "n".repeat(300) + ".txt");
    assertEquals(255, shortened.length());
    assertTrue(shortened.endsWith(".txt"));
  }

  @Test
  void severalFilesAreAnsweredOneByOne() throws IOException {
    String legalCase = api.newCase("Several");
    JsonObject answer =
        Api.json(
            post(
                "documents/upload",
                body(
                    Api.file("good.txt", TEXT),
                    Api.file("empty.txt", new byte[0]),
                    Api.field("case_id", legalCase),
                    Api.end())),
            201);
    assertEquals(1, answer.getJsonArray("documents").size());
    assertEquals("empty_file", answer.getJsonArray("rejected").getJsonObject(0).getString("code"));
    assertTrue(incoming().isEmpty(), "files are left over");
  }

  @Test
  void endedDocumentsCannotBeCancelledNorCompletedOnesRetried() {
    String id = api.newDocument(api.newCase("Ended"), "a.txt", TEXT);
    assertEquals("completed", api.awaitEnd(id).getString("status"));
    assertRefused(api.post("documents/" + id + "/cancel"), 409, "not_cancellable");
    assertRefused(api.post("documents/" + id + "/retry"), 409, "not_retryable");
  }

  @ParameterizedTest
  @CsvSource({
    "complaint-encrypted.pdf, encrypted_document",
    "memorandum-encrypted.docx, encrypted_document",
    "memorandum-truncated.docx, corrupt_document",
    "blank.txt, no_text_found"
  })
  void unreadableContentFailsWithItsCode(String file, String code) throws IOException {
    byte[] content = RefusalsIT.class.getResourceAsStream("/documents/" + file).readAllBytes();
    JsonObject document = api.awaitEnd(api.newDocument(api.newCase("Unreadable"), file, content));
    assertEquals("failed", document.getString("status"));
    assertEquals(code, document.getString("error_code"));
    assertFalse(document.getString("error_message").isBlank());
  }

  private String name(String legalCase, String sent) {
    return Api.json(api.upload(legalCase, sent, TEXT), 201).getString("filename");
  }

  private void assertNothingLeft(String legalCase) throws IOException {
    assertEquals(0, Api.json(api.get("documents?case_id=" + legalCase), 200).getInt("total"));
    assertTrue(incoming().isEmpty(), "files are left over");
  }

  private static List<Path> incoming() throws IOException {
    Path directory = Path.of(System.getProperty("storage.directory"), "incoming");
    if (!Files.exists(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private HttpResponse<String> post(String path, byte[] multipart) {
    return api.post(path, BodyPublishers.ofByteArray(multipart));
  }

  private static byte[] body(byte[]... parts) throws IOException {
    List<InputStream> streams = new ArrayList<>();
    for (byte[] part : parts) {
      streams.add(new ByteArrayInputStream(part));
    }
    return new SequenceInputStream(Collections.enumeration(streams)).readAllBytes();
  }

  /** A file part of that many MiB, made as it is read. */
  private static InputStream largeFile(int mebibytes) {
    String part = new String(Api.file("large.txt", new byte[0]), StandardCharsets.UTF_8);
    List<InputStream> streams = new ArrayList<>();
    streams.add(
        new ByteArrayInputStream(
            part.substring(0, part.length() - 2).getBytes(StandardCharsets.UTF_8)));
    byte[] mebibyte = "a line of text\n\n".repeat(65_536).getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < mebibytes; i++) {
      streams.add(new ByteArrayInputStream(mebibyte));
    }
    streams.add(new ByteArrayInputStream("\r\n".getBytes(StandardCharsets.UTF_8)));
    streams.add(new ByteArrayInputStream(Api.end()));
    return new SequenceInputStream(Collections.enumeration(streams));
  }

  private static void assertRefused(HttpResponse<String> response, int status, String code) {
    JsonObject problem = Api.json(response, status);
    assertEquals(
        "application/problem+json", response.headers().firstValue("Content-Type").orElse(""));
    if (code != null) {
      assertEquals(code, problem.getString("code"));
    }
    assertFalse(problem.getString("detail").isBlank());
  }
}

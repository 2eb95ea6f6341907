package com.lexintel.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.RawRequest;
import com.lexintel.TestDatabase;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What pages of other sites, other machines and greedy clients get. */
@ExtendWith(ArquillianExtension.class)
class AbuseIT {
  private static final byte[] TEXT = "del *.*".getBytes(StandardCharsets.UTF_8);
  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private final Api api = Api.ofTestServer();
  private final URI server = api.uri("..");

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/cases",
        "POST /api/cases",
        "GET /",
        "GET /api/no-such-path",
        "GET /documents",
        "GET /progress/documents/no-id/status"
      })
  void anotherHostNameIsMisdirected(String call) throws IOException {
    RawRequest request = request(call).with("Host", "evil.example:" + server.getPort());
    assertRefused(request.send(server), 421, "unknown_host");
  }

  @ParameterizedTest
  @CsvSource({
    "GET /api/cases, X-Forwarded-For, 203.0.113.7",
    "GET /api/cases, Forwarded, for=203.0.113.7",
    "GET /, X-Real-IP, 203.0.113.7"
  })
  void withoutALoginAProxyIsRefused(String call, String header, String value) throws IOException {
    assertRefused(request(call).with(header, value).send(server), 403, "login_not_set_up");
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Origin, http://evil.example",
    "Origin, null"
  })
  void aForeignPageChangesNothing(String header, String value) throws IOException {
    RawRequest create = create("Foreign").with(header, value);
    assertRefused(create.send(server), 403, "cross_site");
    RawRequest delete = request("DELETE /api/documents/" + NOBODY).with(header, value);
    assertRefused(delete.send(server), 403, "cross_site");
    RawRequest atTheRoot = request("DELETE /documents/" + NOBODY).with(header, value);
    assertRefused(atTheRoot.send(server), 403, "cross_site");
    assertEquals(200, request("GET /api/cases").with(header, value).send(server).status());
  }

  @Test
  void thePageItselfMay() throws IOException {
    String own = "http://" + server.getAuthority();
    assertEquals(201, create("Own").with("Origin", own).send(server).status());
    assertEquals(201, create("Own").with("Sec-Fetch-Site", "same-origin").send(server).status());
  }

  @Test
  void noOriginIsTrustedByDefault() throws IOException {
    String answer =
        request("OPTIONS /api/cases")
            .with("Origin", "https://app.example")
            .with("Access-Control-Request-Method", "GET")
            .send(server)
            .text();
    assertFalse(answer.toLowerCase(Locale.ROOT).contains("access-control-allow"), answer);
  }

  @Test
  void jsonIsBounded() throws IOException {
    String name = "\"" + "n".repeat(70_000) + "\"";
    assertRefused(json("{\"name\":" + name + "}").send(server), 413, "body_too_large");
    assertRefused(json("[".repeat(60_000)).send(server), 400, "malformed_json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "no JSON", "{\"name\":{}}", "[]", "{\"name\":\"a\"", "\u0000"})
  void jsonThatCannotBeReadIsTheClientsFault(String body) throws IOException {
    assertRefused(json(body).send(server), 400, "malformed_json");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE /", "TRACE /api/cases", "TRACE /documents"})
  void nothingIsSentBack(String call) throws IOException {
    RawRequest.Answer answer = request(call).with("Authorization", "Bearer secret").send(server);
    // Open Liberty refuses it by itself where a file is asked for.
    assertTrue(answer.status() == 405 || answer.status() == 403, answer::text);
    assertFalse(answer.text().contains("secret"), answer::text);
  }

  @Test
  void thePageRunsOnlyWhatComesWithIt() throws IOException {
    String page = request("GET /").send(server).text();
    for (String rule :
        List.of(
            "default-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'")) {
      assertTrue(page.contains(rule), page);
    }
    assertTrue(page.contains("X-Content-Type-Options: nosniff"), page);
    assertTrue(page.contains("Referrer-Policy: same-origin"), page);
  }

  @Test
  void answersAreNotKeptByBrowsersAndProxies() {
    String caseId = api.newCase("Secret");
    for (String path : List.of("cases", "cases/" + caseId, "documents", "cases/" + NOBODY)) {
      assertHeader(api.get(path), "Cache-Control", "no-store");
    }
    assertHeader(api.get("progress/cases/" + caseId + "/status"), "Cache-Control", "no-cache");
  }

  @Test
  void aContainerWithEndlessEntriesIsNoDocument() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
      for (int i = 0; i < 40_000; i++) {
        zip.putNextEntry(new ZipEntry("word/" + i));
        zip.closeEntry();
      }
    }
    HttpResponse<String> answer = api.upload(api.newCase("Bomb"), "brief.docx", bomb.toByteArray());
    assertEquals("unsupported_media_type", Api.json(answer, 415).getString("code"));
  }

  @Test
  void filesBeforeTheirCaseAreFew() {
    InputStream seventeenMebibytes =
        new ByteArrayInputStream(Api.file("a.txt", new byte[17 << 20]));
    HttpResponse<String> answer =
        api.post("documents/upload", BodyPublishers.ofInputStream(() -> seventeenMebibytes));
    assertEquals("missing_case", Api.json(answer, 400).getString("code"));
  }

  @Test
  void anOriginalLeavesAsWhatItIs() {
    String id = api.newDocument(api.newCase("Originals"), "invoice.bat", TEXT);
    HttpResponse<String> original = api.get("documents/" + id + "/file");
    assertEquals(200, original.statusCode());
    assertHeader(
        original,
        "Content-Disposition",
        "attachment; filename=\"invoice.bat.txt\"; filename*=UTF-8''invoice.bat.txt");
    assertHeader(original, "Content-Security-Policy", "sandbox");
    assertHeader(original, "Cross-Origin-Resource-Policy", "same-origin");
    assertHeader(original, "Cache-Control", "no-store");
    assertHeader(original, "X-Content-Type-Options", "nosniff");
    assertEquals("invoice.bat", api.document(id).getString("filename"));
  }

  /** It decodes the images of scans so; the page itself may not. */
  @Test
  void onlyTheWorkerThatReadsPdfsMayCompileWebAssembly() {
    String path = "../webjars/pdfjs-dist/4.10.38/legacy/build/pdf.";
    HttpResponse<String> worker = api.get(path + "worker.min.mjs");
    HttpResponse<String> library = api.get(path + "min.mjs");

    assertTrue(policy(worker).contains("script-src 'self' 'wasm-unsafe-eval'"), policy(worker));
    assertFalse(policy(library).contains("eval"), policy(library));
    for (HttpResponse<String> script : List.of(worker, library)) {
      assertEquals(200, script.statusCode());
      assertTrue(
          script.headers().firstValue("Content-Type").orElse("").startsWith("text/javascript"));
    }
  }

  private static String policy(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Security-Policy").orElse("");
  }

  @Test
  void anOriginalIsReadInParts() {
    String file = "documents/" + api.newDocument(api.newCase("Parts"), "parts.bat", TEXT) + "/file";
    HttpResponse<String> whole = api.get(file);
    assertHeader(whole, "Accept-Ranges", "bytes");
    assertHeader(whole, "Content-Length", "7");
    String tag = whole.headers().firstValue("ETag").orElseThrow();

    HttpResponse<String> part = api.get(file, "Range", "bytes=4-5", "If-Range", tag);
    assertEquals(206, part.statusCode());
    assertEquals("*.", part.body());
    assertHeader(part, "Content-Range", "bytes 4-5/7");
    assertHeader(part, "Content-Length", "2");
    for (String header :
        List.of(
            "Content-Disposition",
            "Content-Security-Policy",
            "Cross-Origin-Resource-Policy",
            "Cache-Control",
            "X-Content-Type-Options",
            "ETag")) {
      assertEquals(whole.headers().allValues(header), part.headers().allValues(header), header);
    }
    assertEquals("*.*", api.get(file, "Range", "bytes=-3").body());
    assertEquals("del *.*", api.get(file, "Range", "bytes=0-1,4-5").body());

    HttpResponse<String> changed = api.get(file, "Range", "bytes=4-5", "If-Range", "\"another\"");
    assertEquals(200, changed.statusCode());
    assertEquals("del *.*", changed.body());

    HttpResponse<String> behind = api.get(file, "Range", "bytes=7-");
    assertEquals("range_not_satisfiable", Api.json(behind, 416).getString("code"));
    assertHeader(behind, "Content-Range", "bytes */7");
  }

  @Test
  void aLongTextArrivesWhole() throws SQLException {
    String id = api.newDocument(api.newCase("Long"), "long.txt", TEXT);
    api.awaitEnd(id);
    try (Connection database = TestDatabase.connect()) {
      TestDatabase.update(
          database,
          "update document_text set text = repeat('aé😀', 700000) || 'end' where document_id = ?",
          UUID.fromString(id));
    }
    HttpResponse<String> text = api.get("documents/" + id + "/text");
    assertEquals(200, text.statusCode());
    assertTrue(text.body().equals("aé😀".repeat(700_000) + "end"));
    assertEquals(
        "text/plain;charset=utf-8",
        text.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT));
  }

  private static void assertHeader(HttpResponse<?> response, String name, String value) {
    assertEquals(List.of(value), response.headers().allValues(name));
  }

  private static RawRequest request(String call) {
    String[] parts = call.split(" ");
    return RawRequest.of(parts[0], parts[1]);
  }

  private static RawRequest create(String name) {
    return json("{\"name\":\"" + name + "\"}");
  }

  private static RawRequest json(String body) {
    return request("POST /api/cases").with("Content-Type", "application/json").with(body);
  }

  private static void assertRefused(RawRequest.Answer answer, int status, String code) {
    assertEquals(status, answer.status(), answer::text);
    String body =
        answer.text().substring(answer.text().indexOf('{'), answer.text().lastIndexOf('}') + 1);
    JsonObject problem = Api.parse(body);
    assertEquals(code, problem.getString("code"));
    assertEquals(status, problem.getInt("status"));
    assertTrue(answer.text().contains("application/problem+json"), answer::text);
  }
}

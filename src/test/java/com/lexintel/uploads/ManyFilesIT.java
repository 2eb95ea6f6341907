package com.lexintel.uploads;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.TestDatabase;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Uploads of so many files that they become documents in several transactions. */
@ExtendWith(ArquillianExtension.class)
class ManyFilesIT {
  private static final Path STORE = Path.of(System.getProperty("storage.directory"));

  private static final String CUT_OFF = "perform pg_terminate_backend(pg_backend_pid())";

  private final Api api = Api.ofTestServer();
  private final Set<Path> before = new TreeSet<>();
  private String legalCase;

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @BeforeEach
  void open() throws IOException {
    legalCase = api.newCase("Many");
    before.addAll(originals());
  }

  @AfterEach
  void mend() throws SQLException {
    execute("drop function if exists misfortune() cascade");
  }

  @Test
  void eachIsAnsweredInItsOrderAndReachesItsEnd() throws Exception {
    List<String> names = names(130);
    names.set(3, "empty.txt");
    names.set(70, "picture.txt");
    JsonObject answer = Api.json(upload(names), 201);

    assertEquals(
        List.of("3 empty.txt empty_file", "70 picture.txt unsupported_media_type"),
        rejected(answer));
    names.removeAll(List.of("empty.txt", "picture.txt"));
    assertEquals(names, filenames(answer, "documents"));
    assertEquals(ids(answer), kept());
    Collections.reverse(names);
    JsonObject list = Api.json(api.get("documents?limit=200&case_id=" + legalCase), 200);
    assertEquals(names, filenames(list, "items"));
    assertEquals(128, audited());
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> number("select count(*) from document where status = 'completed'") == 128);
  }

  @Test
  void ofTheSameBytesInOneUploadTheFirstIsNoDuplicate() {
    JsonObject answer =
        Api.json(
            send(List.of(file("a.txt", "Same."), file("b.txt", "Same."), file("c.txt", "Same."))),
            201);
    List<JsonObject> documents = objects(answer, "documents");
    String first = documents.get(0).getString("id");
    assertEquals(JsonValue.NULL, documents.get(0).get("duplicate_of"));
    assertEquals(first, documents.get(1).getString("duplicate_of"));
    assertEquals(first, documents.get(2).getString("duplicate_of"));
  }

  @Test
  void aFileThatTheDatabaseDoesNotTakeIsNoMatterOfTheOthers() throws Exception {
    misfortune("before", "raise exception 'I do not like it'");
    List<String> names = names(60);
    names.set(20, "misfortune.txt");
    JsonObject answer = Api.json(upload(names), 201);
    assertEquals(List.of("20 misfortune.txt internal_error"), rejected(answer));
    names.remove(20);
    assertEquals(names, filenames(answer, "documents"));
    assertEquals(59, stored());
    assertEquals(59, audited());
    assertEquals(ids(answer), kept());
  }

  @Test
  void whatWasStoredBeforeTheDatabaseWentIsAnsweredAndTheRestRefused() throws Exception {
    misfortune("before", CUT_OFF);
    assertTheFirstAreThere();
  }

  /** Here nothing but the commit itself fails, so that the files are at their places. */
  @Test
  void theSameWhenItGoesWithTheCommit() throws Exception {
    misfortune("after", CUT_OFF);
    assertTheFirstAreThere();
  }

  /** How many, depends on how long the server looked at each. */
  private void assertTheFirstAreThere() throws Exception {
    List<String> names = names(130);
    names.set(70, "misfortune.txt");
    JsonObject answer = Api.json(upload(names), 201);
    int there = objects(answer, "documents").size();
    assertTrue(there > 0 && there <= 70, there + " are documents");
    assertEquals(names.subList(0, there), filenames(answer, "documents"));
    assertEquals(
        IntStream.range(there, 130)
            .mapToObj(i -> i + " " + names.get(i) + " database_unavailable")
            .toList(),
        rejected(answer));
    assertEquals(there, stored());
    assertEquals(ids(answer), kept());
  }

  @Test
  void whenNothingWasStoredTheRequestIsRefused() throws Exception {
    misfortune("before", CUT_OFF);
    List<String> names = names(10);
    names.set(5, "misfortune.txt");
    HttpResponse<String> refused = upload(names);
    Api.assertCode(refused, 503, "database_unavailable");
    assertTrue(refused.headers().firstValue("Retry-After").isPresent());
    assertEquals(0, stored());
    assertEquals(Set.of(), kept());
  }

  /**
   * Happens to the document of a file of that name.
   *
   * @param when {@code before} its row, or {@code after} all is done, with the commit
   */
  private void misfortune(String when, String what) throws SQLException {
    execute(
        "create function misfortune() returns trigger language plpgsql as $$ begin "
            + what
            + "; return new; end $$");
    execute(
        (when.equals("before")
                ? "create trigger misfortune before insert on document"
                : "create constraint trigger misfortune after insert on document"
                    + " deferrable initially deferred")
            + " for each row when (new.filename = 'misfortune.txt') execute function misfortune()");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect()) {
      TestDatabase.update(connection, sql);
    }
  }

  private long stored() throws SQLException {
    return number("select count(*) from document where true");
  }

  private long audited() throws SQLException {
    return number("select count(*) from audit_entry where action = 'document_uploaded'");
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect()) {
      return TestDatabase.number(connection, sql + " and case_id = ?", UUID.fromString(legalCase));
    }
  }

  /** The ids of the originals that were not there before; none is on its way. */
  private Set<String> kept() throws IOException {
    Set<Path> now = originals();
    now.removeAll(before);
    return now.stream().map(Path::getFileName).map(Path::toString).collect(Collectors.toSet());
  }

  private static Set<Path> originals() throws IOException {
    if (!Files.exists(STORE)) {
      return Set.of();
    }
    try (Stream<Path> files = Files.walk(STORE)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static List<String> names(int number) {
    return new ArrayList<>(IntStream.range(0, number).mapToObj(n -> n + ".txt").toList());
  }

  private HttpResponse<String> upload(List<String> names) {
    return send(
        names.stream()
            .map(
                name ->
                    switch (name) {
                      case "empty.txt" -> file(name, "");
                      case "picture.txt" -> file(name, "GIF89a\1\0\1\0\0\0\0;");
                      default -> file(name, "The motion " + name + " of the claimant is denied.");
                    })
            .toList());
  }

  private static byte[] file(String name, String content) {
    return Api.file(name, content.getBytes(StandardCharsets.ISO_8859_1));
  }

  private HttpResponse<String> send(List<byte[]> parts) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    parts.forEach(body::writeBytes);
    body.writeBytes(Api.end());
    return api.post(
        "documents/upload?case_id=" + legalCase, BodyPublishers.ofByteArray(body.toByteArray()));
  }

  private static List<JsonObject> objects(JsonObject answer, String list) {
    return answer.getJsonArray(list).getValuesAs(JsonObject.class);
  }

  private static List<String> filenames(JsonObject answer, String list) {
    return objects(answer, list).stream().map(each -> each.getString("filename")).toList();
  }

  private static Set<String> ids(JsonObject answer) {
    return objects(answer, "documents").stream()
        .map(document -> document.getString("id"))
        .collect(Collectors.toSet());
  }

  private static List<String> rejected(JsonObject answer) {
    return objects(answer, "rejected").stream()
        .map(
            each ->
                each.getInt("position")
                    + " "
                    + each.getString("filename")
                    + " "
                    + each.getString("code"))
        .toList();
  }
}

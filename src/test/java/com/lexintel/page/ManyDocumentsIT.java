package com.lexintel.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.SameOnEveryServer;
import com.lexintel.TestDatabase;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A case of a thousand documents, as it is worked on. */
@SameOnEveryServer
@ExtendWith(ArquillianExtension.class)
class ManyDocumentsIT {
  private static final System.Logger LOG = System.getLogger(ManyDocumentsIT.class.getName());
  private static final int DOCUMENTS = 1000;
  private static final double PATIENCE = 45_000;
  private static final double ALL_OF_THEM = 600_000;

  /** A window of 720 px shows 12 rows; there are some beyond it on either side. */
  private static final int MOST_ROWS = 45;

  private static final String WATCH =
      """
      () => {
        window.mostRows = 0;
        window.longTasks = [];
        new MutationObserver(() => {
          mostRows = Math.max(mostRows, document.querySelectorAll('[data-testid=document]').length);
        }).observe(document.body, { childList: true, subtree: true });
        new PerformanceObserver((list) => longTasks.push(...list.getEntries().map((task) => task.duration)))
          .observe({ type: 'longtask' });
      }
      """;

  private static final String SCROLL_THROUGH =
      """
      async () => {
        const seen = {};
        const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
        for (let y = 0; y < document.body.scrollHeight; y += innerHeight) {
          scrollTo(0, y);
          await drawn();
          for (const { dataset } of document.querySelectorAll('[data-testid=document]')) {
            seen[dataset.documentId] = dataset.status;
          }
        }
        return seen;
      }
      """;

  private static final int UPLOADED = 150;

  private static final String COPY =
      """
      insert into document
      select (jsonb_populate_record(d, jsonb_build_object(
                'id', gen_random_uuid(), 'filename', 'Exhibit ' || n || '.txt'))).*
        from document d, generate_series(?::integer, ?::integer) n where d.id = ?
      """;

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @Test
  void aThousandDocumentsAreFollowedToTheirEnd() throws SQLException {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    try (Chromium chromium = Chromium.start();
        Visitor visitor = new Visitor(chromium)) {
      String caseId = api.newCase("A thousand exhibits");
      addFinished(caseId);
      CaseTab tab = CaseTab.open(visitor, caseId);
      tab.page().evaluate(WATCH);
      CompletableFuture<Integer> upload = CompletableFuture.supplyAsync(() -> uploadAll(caseId));
      awaitFinished(tab, "[1-9][\\d,]* of [\\d,]+ documents?");
      report(tab, "before the reload");

      tab.page().reload();
      tab.page().evaluate(WATCH);
      tab.awaitConnection("live");
      awaitFinished(tab, "1,000 of 1,000 documents");
      assertEquals(201, upload.join());
      assertThat(tab.page().getByTestId("total-percent")).hasText("100 %");
      assertThat(tab.page().getByTestId("filter-completed")).containsText("1,000");
      assertThat(tab.rows().first()).hasAttribute("aria-setsize", "1000");
      assertEveryRowIsCompleted(tab);
      report(tab, "after the reload");
      assertFewWords(tab);
      assertAccessible(tab);
      assertEquals(List.of(), visitor.complaints());
    }
  }

  /** Copies of one that went the whole way; what a thousand cost the pipeline is not asked here. */
  private void addFinished(String caseId) throws SQLException {
    String name = "Exhibit " + DOCUMENTS + ".txt";
    String id =
        api.newDocument(caseId, name, "The notice was late.".getBytes(StandardCharsets.UTF_8));
    api.awaitEnd(id);
    try (Connection database = TestDatabase.connect()) {
      TestDatabase.update(database, COPY, UPLOADED + 1, DOCUMENTS - 1, UUID.fromString(id));
    }
  }

  private int uploadAll(String caseId) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(Api.field("case_id", caseId));
    for (int i = 1; i <= UPLOADED; i++) {
      String text = "Exhibit " + i + ". The notice of default was given within the time allowed.";
      body.writeBytes(Api.file("Exhibit " + i + ".txt", text.getBytes(StandardCharsets.UTF_8)));
    }
    body.writeBytes(Api.end());
    return api.post("documents/upload", BodyPublishers.ofByteArray(body.toByteArray()))
        .statusCode();
  }

  private static void awaitFinished(CaseTab tab, String figures) {
    assertThat(tab.page().getByTestId("total-words"))
        .hasText(
            Pattern.compile("^" + figures + " finished$"),
            new HasTextOptions().setTimeout(ALL_OF_THEM));
  }

  /** Scrolls from the first to the last, and takes note of all that comes by. */
  @SuppressWarnings("unchecked")
  private static void assertEveryRowIsCompleted(CaseTab tab) {
    Map<String, String> seen = (Map<String, String>) tab.page().evaluate(SCROLL_THROUGH);
    assertEquals(DOCUMENTS, seen.size());
    assertEquals(Set.of("completed"), Set.copyOf(seen.values()));
    assertThat(tab.rows().last()).hasAttribute("aria-posinset", "1000");
  }

  private static void report(CaseTab tab, String when) {
    assertTrue(((Number) tab.page().evaluate("mostRows")).intValue() <= MOST_ROWS);
    @SuppressWarnings("unchecked")
    List<Number> tasks = (List<Number>) tab.page().evaluate("longTasks");
    LOG.log(
        System.Logger.Level.INFO,
        "{0}: {1} tasks of more than 50 ms, the longest {2} ms",
        when,
        tasks.size(),
        tasks.stream().mapToDouble(Number::doubleValue).max().orElse(0));
  }

  private static void assertFewWords(CaseTab tab) {
    assertThat(tab.page().getByTestId("milestones"))
        .containsText("All 1,000 documents have finished: 1,000 completed.");
    List<String> spoken = tab.spoken();
    assertTrue(spoken.stream().noneMatch(words -> words.contains("%")), spoken::toString);
    assertTrue(spoken.stream().allMatch(words -> words.contains("completed")), spoken::toString);
  }

  /** What a screen reader gets, from the browser's own accessibility tree. */
  private static void assertAccessible(CaseTab tab) {
    AccessibilityTree tree = AccessibilityTree.of(tab.page());
    Map<String, String> bars = tree.named("progressbar");
    assertTrue(bars.size() > 10, () -> "bars " + bars.keySet());
    assertEquals("100", bars.remove("Whole case"));
    bars.forEach(
        (name, value) -> {
          assertTrue(name.matches("Exhibit \\d+\\.txt"), name);
          assertEquals("100", value, name);
        });
    assertTrue(tree.named("list").containsKey("Documents"), "the list has no name");
  }
}

package com.lexintel.page;

import static com.lexintel.page.SampleFiles.brief;
import static com.lexintel.page.SampleFiles.field;
import static com.lexintel.page.SampleFiles.sample;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.SameOnEveryServer;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SameOnEveryServer
@ExtendWith(ArquillianExtension.class)
class PageIT {
  private static final Pattern PROGRESS = Pattern.compile("/api/progress/");
  private static final String BRIEF = "Opening brief.txt";
  private static final String WATCH_PROGRESS =
      """
      () => {
        window.shown = [];
        new MutationObserver(() => {
          const bar = document.querySelector('[data-testid=document] [role=progressbar]');
          const value = bar && Number(bar.getAttribute('aria-valuenow'));
          if (bar && value !== shown.at(-1)) shown.push(value);
        }).observe(document.body, { childList: true, subtree: true, attributes: true });
      }
      """;

  @RegisterExtension private static final Browsing BROWSING = new Browsing();

  private final Api api = Api.ofTestServer();
  private Visitor visitor;

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @BeforeEach
  void arrive() {
    visitor = BROWSING.visitor();
  }

  @Test
  void uploadedDocumentsMoveToTheirEnd() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Smith v. Jones");
    tab.page().evaluate(WATCH_PROGRESS);

    tab.upload(brief(BRIEF, 1_200));
    tab.awaitStatus(BRIEF, "processing");
    tab.awaitConnection("live");
    tab.awaitStatus(BRIEF, "completed");

    assertThat(tab.percent(BRIEF)).hasText("100 %");
    assertThat(tab.row(BRIEF).getByTestId("state")).hasText("Completed");
    assertThat(tab.message(BRIEF)).containsText(Pattern.compile("\\d+ passages"));
    List<?> shown = (List<?>) tab.page().evaluate("shown");
    assertEquals(shown.stream().sorted().toList(), shown, "progress fell");
    assertTrue(shown.size() > 5, () -> "hardly a movement: " + shown);
  }

  @Test
  void severalFilesAtOnceAreCountedInTheTotal() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "In re Meridian");

    tab.upload(sample("complaint.pdf"), sample("memorandum.docx"), sample("order.txt"));

    assertThat(tab.rows()).hasCount(3);
    for (String file : List.of("complaint.pdf", "memorandum.docx", "order.txt")) {
      tab.awaitStatus(file, "completed");
    }
    assertThat(tab.page().getByTestId("total-percent")).hasText("100 %");
    assertThat(tab.page().getByTestId("total-words")).hasText("3 of 3 documents finished");
    assertThat(tab.page().getByTestId("filter-completed")).containsText("3");
    tab.awaitConnection("live");
  }

  @Test
  void theFilesOfAMessageStandBelowItAndANameOpensItsText() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Families");

    tab.upload(sample("correspondence.eml"));
    tab.awaitStatus("correspondence.eml", "completed");

    assertThat(tab.page().getByTestId("filename"))
        .hasText(new String[] {"correspondence.eml", "instruction.txt", "complaint.pdf"});
    assertThat(tab.row("complaint.pdf")).hasAttribute("data-depth", "1");
    assertThat(tab.row("complaint.pdf")).containsText("In correspondence.eml:");
    tab.page().getByTestId("filename").getByText("instruction.txt").click();
    assertThat(tab.page().getByTestId("facts")).containsText("Read as text · text/plain");
    assertThat(tab.page().getByTestId("text")).containsText("Deliver the notice at 18 Wharf Lane");
    tab.page().getByTestId("close-document").click();

    tab.upload(sample("complaint.pdf"));
    assertThat(tab.page().getByText("Copy of complaint.pdf")).hasCount(1);
  }

  @Test
  void theTotalSaysHowManyFailed() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Failures");

    tab.upload(sample("order.txt"), sample("complaint-encrypted.pdf"));
    tab.awaitStatus("order.txt", "completed");
    tab.awaitStatus("complaint-encrypted.pdf", "failed");

    assertThat(tab.page().getByTestId("total-words"))
        .hasText("2 of 2 documents finished, 1 failed");
    assertThat(tab.page().getByTestId("table"))
        .hasAttribute("href", Pattern.compile(".*/api/cases/.*/documents[.]csv"));
  }

  @Test
  void whatWasLeftOutIsSaidOnTheRowAndInFull() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Warnings");

    tab.upload(field("d01-tracked-changes.docx"));
    tab.awaitStatus("d01-tracked-changes.docx", "completed");

    assertThat(tab.message("d01-tracked-changes.docx")).containsText("Tracked deletions left out");
    tab.row("d01-tracked-changes.docx").getByText("Warnings").click();
    assertThat(tab.page().getByTestId("warnings")).containsText("has deleted text");
  }

  @Test
  void refusedFileSaysWhy() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Refusals");

    tab.upload(sample("gif-renamed.pdf"));

    assertRefusedAndDismiss(tab, "gif-renamed.pdf");
    assertFalse(visitor.complaints().isEmpty(), "the browser logs a refusal");
    visitor.forgive("415");
  }

  @Test
  void refusedFileIsNoMatterOfThoseThatAreSentWithIt() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Refusals");

    tab.upload(sample("gif-renamed.pdf"), sample("order.txt"));

    tab.awaitStatus("order.txt", "completed");
    assertThat(tab.rows()).hasCount(1);
    assertRefusedAndDismiss(tab, "gif-renamed.pdf");
  }

  private static void assertRefusedAndDismiss(CaseTab tab, String file) {
    Locator refused = tab.page().locator("[data-testid=upload][data-state=refused]");
    assertThat(refused).containsText(file);
    assertThat(refused)
        .containsText("The content of this file is of no type that can be processed");
    tab.button("Dismiss " + file).click();
    assertThat(tab.page().getByTestId("uploads")).hasCount(0);
  }

  @ParameterizedTest
  @CsvSource({
    "complaint-encrypted.pdf, The document is protected by a password.",
    "complaint-truncated.pdf, The file ends early",
    "blank.txt, No text was found"
  })
  void failedDocumentSaysWhy(String file, String words) {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Failures");

    tab.upload(sample(file));

    tab.awaitStatus(file, "failed");
    assertThat(tab.row(file).getByTestId("state")).hasText("Failed");
    assertThat(tab.message(file)).containsText(words);
    assertThat(tab.message(file)).hasAttribute("title", Pattern.compile(words.replace(".", "\\.")));
    assertThat(tab.button("Retry " + file)).isVisible();
    assertThat(tab.page().getByTestId("milestones")).containsText(file + " failed: " + words);
    tab.button("Why " + file + " failed").click();
    assertThat(tab.page().getByRole(AriaRole.DIALOG)).containsText(file + " failed");
    assertThat(tab.page().getByTestId("failure-reason"))
        .hasText(tab.message(file).getAttribute("title"));
  }

  /** The browser's own word for what is too large for the server; no byte of it is sent. */
  @Test
  void tooLargeFileIsNotEvenSent() {
    List<String> sent = new ArrayList<>();
    visitor
        .context()
        .route(
            url -> url.endsWith("/api/documents/upload"),
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setContentType("application/json")
                        .setBody("{\"max_file_size\":1048576,\"max_files\":10}")));
    visitor.context().onRequest(request -> sent.add(request.method() + " " + request.url()));
    CaseTab tab = CaseTab.ofNewCase(visitor, "Limits");
    assertThat(tab.page().getByText("up to 1 MB each")).isVisible();

    tab.upload(brief(BRIEF, 4000));

    assertThat(tab.page().locator("[data-testid=upload][data-state=refused]"))
        .containsText("at most 1 MB");
    assertTrue(sent.stream().noneMatch(call -> call.startsWith("POST") && call.contains("upload")));
  }

  @Test
  void limitIsTheServersOwn() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Limits");

    assertThat(tab.page().getByText("up to 200 MB each")).isVisible();
  }

  @Test
  void reloadShowsTheSame() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Reload");
    tab.upload(brief(BRIEF, 800));
    tab.awaitMovement(BRIEF);
    int before = number(tab.percent(BRIEF).textContent());

    tab.page().reload();

    assertThat(tab.row(BRIEF)).hasAttribute("data-status", "processing");
    tab.awaitMovement(BRIEF);
    assertTrue(number(tab.percent(BRIEF).textContent()) >= before);
    tab.awaitStatus(BRIEF, "completed");
    assertThat(tab.message(BRIEF)).containsText("passages");
    String row = tab.row(BRIEF).innerText();

    tab.page().reload();

    assertThat(tab.row(BRIEF)).hasText(row, new HasTextOptions().setUseInnerText(true));
    assertThat(tab.page()).hasTitle("Reload · LexIntel");
    assertEquals(List.of(), tab.spoken(), "an old end is no news");
  }

  @Test
  void progressBarSpeaksForItself() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Accessible");
    tab.upload(brief(BRIEF, 800));
    tab.awaitMovement(BRIEF);

    Locator bar = tab.progressBar(BRIEF);
    assertThat(bar).hasAttribute("aria-valuemin", "0");
    assertThat(bar).hasAttribute("aria-valuemax", "100");
    assertThat(bar).hasAttribute("aria-valuenow", Pattern.compile("^[1-9]\\d?$"));
    assertThat(bar).hasAttribute("aria-valuetext", Pattern.compile("^\\d+ %, \\w+"));
    assertThat(tab.progressBar("Whole case")).hasAttribute("aria-valuenow", Pattern.compile("\\d"));
    Map<String, String> bars = AccessibilityTree.of(tab.page()).named("progressbar");
    assertEquals(Set.of("Whole case", BRIEF), bars.keySet());
    assertTrue(
        bars.values().stream().allMatch(value -> value.matches("[1-9]\\d?")), bars::toString);

    tab.button("Cancel " + BRIEF).click();
    tab.awaitStatus(BRIEF, "cancelled");
  }

  @Test
  void milestonesAreToldAndPercentagesAreNot() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Milestones");

    tab.upload(brief(BRIEF, 400));
    tab.awaitStatus(BRIEF, "completed");
    assertThat(tab.page().getByTestId("milestones")).containsText(BRIEF + " completed.");
    tab.upload(sample("order.txt"));

    assertThat(tab.page().getByTestId("milestones"))
        .hasText("order.txt completed. All 2 documents have finished: 2 completed.");
    assertThat(tab.page().getByTestId("milestones")).hasAttribute("aria-live", "polite");
    assertEquals(2, tab.spoken().stream().filter(words -> !words.isEmpty()).count());
    assertTrue(tab.spoken().stream().noneMatch(words -> words.matches(".*(%|percent).*")));
  }

  @Test
  void endThatCameBeforeTheFirstNewsIsToldToo() {
    List<Route> held = new ArrayList<>();
    visitor.context().route(PROGRESS, held::add);
    CaseTab tab = CaseTab.ofNewCase(visitor, "Fast");

    tab.upload(sample("order.txt"));
    assertThat(tab.rows()).hasCount(1);
    api.awaitEnd(tab.row("order.txt").getAttribute("data-document-id"));
    visitor.context().unroute(PROGRESS);
    held.forEach(Route::resume);

    assertThat(tab.page().getByTestId("milestones")).containsText("order.txt completed.");
  }

  @Test
  void workIsCancelledRetriedAndDeleted() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Second thoughts");
    tab.upload(brief(BRIEF, 3000));
    tab.awaitStatus(BRIEF, "processing");

    tab.button("Cancel " + BRIEF).click();
    tab.awaitStatus(BRIEF, "cancelled");
    tab.button("Retry " + BRIEF).click();
    tab.awaitStatus(BRIEF, "processing");
    assertThat(tab.message(BRIEF)).containsText("Attempt 2");
    tab.page().getByTestId("cancel-all").click();
    tab.page().getByTestId("confirm").click();
    tab.awaitStatus(BRIEF, "cancelled");
    assertThat(tab.page().getByTestId("case-answer")).hasText("Cancelling 1 document.");

    tab.button("Delete " + BRIEF).click();
    tab.button("Keep").click();
    assertThat(tab.row(BRIEF)).isVisible();
    tab.button("Delete " + BRIEF).click();
    tab.page().getByTestId("confirm").click();

    assertThat(tab.rows()).hasCount(0);
    assertEquals(0, Api.json(api.get("documents?case_id=" + tab.caseId()), 200).getInt("total"));
  }

  @ParameterizedTest
  @CsvSource({
    "'<img src=x onerror=window.struck=1>.txt', '<img src=x onerror=window.struck=1>.txt'",
    "'\u202etxt.esrever.txt', 'txt.esrever.txt'",
    "'مذكرة الدفاع.txt', 'مذكرة الدفاع.txt'",
    "'The \"A\" list.txt', 'The \"A\" list.txt'",
    "'Ex. ''A'' & ${1} &lt;.txt', 'Ex. ''A'' & ${1} &lt;.txt'"
  })
  void nameOfAFileIsOnlyText(String uploaded, String shown) {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Names");

    tab.upload(sample("order.txt", uploaded));

    tab.awaitStatus(shown, "completed");
    assertThat(tab.row(shown).locator("bdi").first()).hasText(shown);
    assertThat(tab.page().getByTestId("milestones")).hasText(shown + " completed.");
    tab.button("Delete " + shown).click();
    assertThat(tab.page().getByRole(AriaRole.DIALOG)).containsText("Delete " + shown + "?");
    tab.page().keyboard().press("Escape");
    assertThat(tab.page().locator("img")).hasCount(0);
    assertNull(tab.page().evaluate("window.struck"));
  }

  @Test
  void whereThereIsNoLoginNothingIsSaidOfWhoMaySee() {
    Page page = CaseTab.ofNewCase(visitor, "Alone").page();
    assertThat(page.getByTestId("cancel-all")).isVisible();
    for (String id : List.of("me", "members", "audit", "tokens", "log-out")) {
      assertThat(page.getByTestId(id)).hasCount(0);
    }
  }

  @Test
  void nameOfACaseIsOnlyText() {
    String name = "<b onclick=x>Doe</b> & \"Roe\"";
    CaseTab tab = CaseTab.ofNewCase(visitor, name);

    assertThat(tab.page()).hasTitle(name + " · LexIntel");
    tab.page().locator("a.wordmark").click();
    assertThat(tab.page().getByTestId("case").first()).containsText(name);
  }

  @Test
  void unknownCaseSaysSo() {
    CaseTab tab = CaseTab.open(visitor, "00000000-0000-0000-0000-000000000000");

    assertThat(tab.page().getByRole(AriaRole.ALERT)).isVisible();
    visitor.forgive("404");
  }

  @Test
  void darkSchemeIsDark() {
    CaseTab light = CaseTab.ofNewCase(visitor, "Light");
    String lightGround = ground(light.page());
    try (Visitor atNight =
        new Visitor(
            BROWSING.chromium(),
            new Browser.NewContextOptions().setColorScheme(ColorScheme.DARK))) {
      CaseTab tab = CaseTab.open(atNight, light.caseId());
      tab.upload(sample("complaint-encrypted.pdf"), sample("order.txt"));
      tab.awaitStatus("order.txt", "completed");
      tab.awaitStatus("complaint-encrypted.pdf", "failed");

      assertNotEquals(lightGround, ground(tab.page()));
      assertEquals("rgb(17, 19, 22)", ground(tab.page()));
      assertEquals(List.of(), atNight.complaints());
    }
  }

  @ParameterizedTest
  @CsvSource({"390", "820", "1280"})
  void nothingIsWiderThanTheWindow(int width) {
    CaseTab tab = CaseTab.ofNewCase(visitor, "A".repeat(120));
    tab.page().setViewportSize(width, 844);
    tab.upload(sample("order.txt", "W".repeat(120) + ".txt"), sample("complaint-encrypted.pdf"));
    tab.awaitStatus("complaint-encrypted.pdf", "failed");

    assertEquals(width, tab.page().evaluate("document.documentElement.scrollWidth"));
  }

  private static String ground(Page page) {
    return (String) page.evaluate("getComputedStyle(document.body).backgroundColor");
  }

  private static int number(String percent) {
    return Integer.parseInt(percent.replaceAll("\\D", ""));
  }
}

package com.lexintel.page;

import static com.lexintel.page.SampleFiles.brief;
import static com.lexintel.page.SampleFiles.sample;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.SameOnEveryServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The browser's client where the network, or the number of tabs, is against it. */
@SameOnEveryServer
@ExtendWith(ArquillianExtension.class)
class BrowserClientIT {
  private static final String BRIEF = "Opening brief.txt";
  private static final Pattern STREAM = Pattern.compile("/api/progress/.*stream");

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
  void blockedStreamIsReplacedByPollingAndComesBack() {
    CaseTab tab = withoutStream(Route::abort);

    tab.upload(brief(BRIEF, 400));
    tab.awaitConnection("polling");
    tab.awaitMovement(BRIEF);
    tab.awaitStatus(BRIEF, "completed");
    assertThat(tab.percent(BRIEF)).hasText("100 %");
    assertThat(tab.page().getByTestId("connection")).containsText("Polling");

    visitor.context().unroute(STREAM);
    tab.awaitConnection("live");
    visitor.forgive("net::ERR_FAILED");
  }

  /** As behind a proxy that keeps what it is given. */
  @Test
  void silentStreamIsReplacedByPolling() {
    CaseTab tab = withoutStream(held -> {});

    tab.upload(sample("complaint.pdf"));
    tab.awaitConnection("polling");
    tab.awaitStatus("complaint.pdf", "completed");
    assertThat(tab.message("complaint.pdf")).containsText("passages");
  }

  @Test
  void proxyThatHoldsBackIsFoundOutAndForgivenWhenItStops() {
    try (HoldingProxy proxy = new HoldingProxy(Integer.getInteger("http.port"));
        Visitor behind = new Visitor(BROWSING.chromium(), proxy.address())) {
      proxy.hold(1 << 20);
      CaseTab tab = CaseTab.ofNewCase(behind, "Behind a proxy");
      tab.upload(brief(BRIEF, 400));
      tab.awaitConnection("polling");
      assertThat(tab.page().getByTestId("connection")).containsText("Polling");
      tab.awaitStatus(BRIEF, "completed");

      proxy.holdNothing();
      // The next try, and then the heartbeat that proves it: nothing else happens in this case.
      tab.awaitConnection("live", new HasAttributeOptions().setTimeout(2 * Browsing.PATIENCE));
      tab.upload(sample("order.txt"));
      tab.awaitStatus("order.txt", "completed");
      assertEquals(List.of(), behind.complaints());
    }
  }

  /** What it has goes on every few seconds: the stream looks alive, but is late. */
  @Test
  void proxyThatPassesOnInBlocksIsFoundOut() {
    try (HoldingProxy proxy = new HoldingProxy(Integer.getInteger("http.port"));
        Visitor behind = new Visitor(BROWSING.chromium(), proxy.address())) {
      proxy.hold(8 << 10);
      CaseTab tab = CaseTab.ofNewCase(behind, "Behind a proxy");
      tab.upload(brief(BRIEF, 6000));

      tab.awaitConnection("polling");
      tab.awaitMovement(BRIEF);
      tab.button("Cancel " + BRIEF).click();
      tab.awaitStatus(BRIEF, "cancelled");
      assertEquals(List.of(), behind.complaints());
    }
  }

  @Test
  void offlineIsSaidAndOvercome() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Offline");
    tab.upload(brief(BRIEF, 800));
    tab.awaitMovement(BRIEF);

    visitor.context().setOffline(true);
    tab.awaitConnection("offline");
    assertThat(tab.row(BRIEF)).isVisible();
    visitor.context().setOffline(false);

    tab.awaitConnection("live");
    tab.awaitStatus(BRIEF, "completed");
    visitor.forgive("net::ERR_INTERNET_DISCONNECTED");
    visitor.forgive("net::ERR_NETWORK_CHANGED");
  }

  @Test
  void sevenTabsShareOneStream() {
    CaseTab first = CaseTab.ofNewCase(visitor, "Seven tabs");
    // Longer than seven tabs take to open on any machine: the test ends it.
    first.upload(brief(BRIEF, 6000));
    first.awaitStatus(BRIEF, "processing");
    List<CaseTab> tabs = new ArrayList<>(List.of(first));
    while (tabs.size() < 7) {
      tabs.add(CaseTab.open(visitor, first.caseId()));
    }

    for (CaseTab tab : tabs) {
      tab.awaitConnection("live");
      tab.awaitMovement(BRIEF);
    }
    assertEquals(1, visitor.openStreams());

    first.page().close();
    tabs.get(6).button("Cancel " + BRIEF).click();
    for (CaseTab tab : tabs.subList(1, 7)) {
      tab.awaitStatus(BRIEF, "cancelled");
      tab.awaitConnection("live");
    }
    assertEquals(1, visitor.openStreams());
  }

  @Test
  void reactHooksFollowADocumentAndItsCase() {
    String caseId = api.newCase("React");
    String documentId = api.newDocument(caseId, BRIEF, SampleFiles.text(400));

    Page page = reactPage(documentId, caseId);

    assertThat(page.locator("#document")).hasText(Pattern.compile("^processing [1-9]\\d? live$"));
    assertThat(page.locator("#case")).hasText(Pattern.compile("^1 document, 0 completed, live$"));
    assertEquals(1, visitor.openStreams());
    assertThat(page.locator("#document")).hasText(Pattern.compile("^completed 100 \\w+$"));
    assertThat(page.locator("#case")).hasText("1 document, 1 completed, live");
  }

  @Test
  void reactHookTellsWhatDoesNotExist() {
    String caseId = api.newCase("React without document");

    Page page = reactPage("00000000-0000-0000-0000-000000000000", caseId);

    assertThat(page.locator("#document")).containsText("document_not_found");
    assertThat(page.locator("#case")).containsText("0 document");
    visitor.forgive("404");
  }

  private CaseTab withoutStream(Consumer<Route> fate) {
    visitor.context().route(STREAM, fate);
    return CaseTab.ofNewCase(visitor, "Without a stream");
  }

  /** A page of somebody else that uses the hooks, in React's strict mode. */
  private Page reactPage(String documentId, String caseId) {
    serve("/react-page/?", "text/html", resource("/com/lexintel/page/react.html"));
    serve("/react-page/react.js", "text/javascript", webjar("react"));
    serve("/react-page/react-dom.js", "text/javascript", webjar("react-dom"));
    Page page = visitor.newTab();
    page.navigate("react-page/?document=" + documentId + "&case=" + caseId);
    return page;
  }

  private void serve(String address, String type, String body) {
    visitor
        .context()
        .route(
            url -> url.contains(address),
            route ->
                route.fulfill(
                    new Route.FulfillOptions()
                        .setContentType(type + "; charset=utf-8")
                        .setBody(body)));
  }

  private static String webjar(String name) {
    return resource(
        "/META-INF/resources/webjars/" + name + "/18.3.1/umd/" + name + ".development.js");
  }

  private static String resource(String name) {
    try (InputStream stream = BrowserClientIT.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

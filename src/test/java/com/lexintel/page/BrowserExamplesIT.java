package com.lexintel.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.lexintel.Api;
import com.lexintel.Deployments;
import com.lexintel.Example;
import com.lexintel.SameOnEveryServer;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs the examples of docs/progress.md for the browser as they stand there. */
@SameOnEveryServer
@ExtendWith(ArquillianExtension.class)
class BrowserExamplesIT {
  private static final String PAGE =
      """
      <!doctype html><html lang="en"><head><title>Example</title><link rel="icon" href="data:,">
      <script src="/example/react.js"></script><script src="/example/react-dom.js"></script>
      <script type="importmap">{ "imports": {
        "react": "data:text/javascript,export const { createElement, useSyncExternalStore } = React",
        "react-dom/client": "data:text/javascript,export const { createRoot } = ReactDOM" } }
      </script></head><body><script type="module">%s</script></body></html>
      """;

  private static Chromium chromium;

  private final Api api = Api.ofTestServer();

  @Deployment(testable = false)
  static WebArchive application() {
    return Deployments.lexintel();
  }

  @BeforeAll
  static void startBrowser() {
    chromium = Chromium.start();
  }

  @AfterAll
  static void stopBrowser() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void javascript() {
    String id = api.newDocument(api.newCase("JavaScript"), "brief.txt", SampleFiles.text(20));
    try (Visitor visitor = new Visitor(chromium)) {
      Page page = open(visitor, "javascript", "document_id=" + id);
      assertThat(page.locator("#javascript-example"))
          .hasText(Pattern.compile("completed 100 % Completed: \\d+ passages \\(\\w+\\)"));
    }
  }

  @Test
  void react() {
    String caseId = api.newCase("React");
    api.awaitEnd(api.newDocument(caseId, "brief.txt", SampleFiles.text(20)));
    try (Visitor visitor = new Visitor(chromium)) {
      Page page = open(visitor, "react", "case_id=" + caseId);
      assertThat(page.locator("#react-example")).hasText("1 of 1 completed, 100 % (live)");
    }
  }

  private static Page open(Visitor visitor, String example, String query) {
    serve(visitor, "/example/?", "text/html", PAGE.formatted(Example.named(example)));
    serve(visitor, "/example/react.js", "text/javascript", SampleFiles.webjar("react"));
    serve(visitor, "/example/react-dom.js", "text/javascript", SampleFiles.webjar("react-dom"));
    Page page = visitor.newTab();
    page.navigate("example/?" + query);
    return page;
  }

  private static void serve(Visitor visitor, String address, String type, String body) {
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
}

package com.lexintel.page;

import static com.lexintel.page.SampleFiles.sample;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Deployments;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

@ExtendWith(ArquillianExtension.class)
class SearchPageIT {
  @RegisterExtension private static final Browsing BROWSING = new Browsing();

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
  void aResultIsFoundAndOpenedByTheKeyboardAlone() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Search");
    tab.upload(sample("complaint.pdf"), sample("order.txt"));
    tab.awaitStatus("complaint.pdf", "completed");
    tab.awaitStatus("order.txt", "completed");
    Page page = tab.page();

    page.getByTestId("search").fill("breach of contract");

    Locator hits = page.getByTestId("hit");
    assertThat(hits.first()).isVisible();
    assertThat(hits.first().locator("mark").first()).isVisible();
    assertThat(
            page.getByTestId("found-document")
                .filter(new Locator.FilterOptions().setHasText("complaint.pdf"))
                .getByTestId("hit")
                .first())
        .containsText("Page ");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/search.png")));

    page.keyboard().press("ArrowDown");
    assertThat(hits.first()).isFocused();
    page.keyboard().press("Enter");
    assertThat(page.getByTestId("passage")).isInViewport();
    assertThat(page.getByTestId("marked-on-page").first()).isInViewport();
    assertThat(page.getByTestId("read-as")).hasText("Read as text");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/passage.png")));

    page.keyboard().press("Escape");
    assertThat(page.getByTestId("passage")).hasCount(0);
    assertThat(hits.first()).isFocused();
    page.keyboard().press("ArrowUp");
    page.keyboard().press("ControlOrMeta+a");
    page.keyboard().press("Delete");
    assertThat(tab.rows()).hasCount(2);
  }

  @Test
  void aPassageIsFoundOverAllCasesAndLeadsToItsCase() {
    byte[] ofNoOtherTest =
        "The motion for a writ of zymurgy is denied.".getBytes(StandardCharsets.UTF_8);
    CaseTab tab = CaseTab.ofNewCase(visitor, "Search over all");
    tab.upload(new FilePayload("order.txt", "text/plain", ofNoOtherTest));
    tab.awaitStatus("order.txt", "completed");
    Page page = tab.page();
    page.getByText("Cases", new Page.GetByTextOptions().setExact(true)).click();

    // The case that is left has a search field too, until the next page is drawn.
    page.getByLabel("Search in all cases").fill("zymurgy");

    Locator found =
        page.getByTestId("found-document")
            .filter(new Locator.FilterOptions().setHasText("Search over all"))
            .filter(new Locator.FilterOptions().setHasText("order.txt"))
            .first();
    found.getByTestId("hit").first().click();
    assertThat(page.getByTestId("passage")).isInViewport();
    assertThat(page.getByTestId("page-number")).hasCount(0);
    page.keyboard().press("Escape");
    found.getByRole(AriaRole.LINK).click();
    assertThat(tab.rows()).hasCount(1);
  }

  /** Of a long file only what is shown is fetched, and pages are turned. */
  @Test
  void aLongFileIsReadPageByPage() {
    byte[] file = LongPdf.of(3_000, 2_500);
    CaseTab tab = CaseTab.ofNewCase(visitor, "Long");
    tab.upload(new FilePayload("record.pdf", "application/pdf", file));
    tab.awaitStatus("record.pdf", "completed");
    Page page = tab.page();
    List<Request> parts = new ArrayList<>();
    page.onRequestFinished(
        request -> {
          if (request.url().endsWith("/file")) {
            parts.add(request);
          }
        });

    page.getByTestId("search").fill("\"number 2500 of\"");
    page.getByTestId("hit").first().click();

    assertThat(page.getByTestId("page-number")).hasValue("2500");
    assertThat(page.getByTestId("marked-on-page").first()).isInViewport();
    page.getByTestId("page-after").click();
    assertThat(page.getByTestId("page-number")).hasValue("2501");
    assertThat(page.getByText("This is page number 2501 of").last()).isVisible();
    long read = parts.stream().mapToLong(part -> part.sizes().responseBodySize).sum();
    assertTrue(parts.size() > 1 && read < file.length / 2, read + " of " + file.length);
  }

  @Test
  void whatIsNotFoundIsSaid() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Nothing");
    tab.upload(sample("order.txt"));
    tab.awaitStatus("order.txt", "completed");

    tab.page().getByTestId("search").fill("\"zebra crossing\"");

    assertThat(tab.page().getByTestId("search-summary")).hasText("Nothing found.");
  }
}

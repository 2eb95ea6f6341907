package com.lexintel.page;

import static com.lexintel.page.SampleFiles.sample;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.lexintel.Deployments;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
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

    page.getByTestId("case-search").fill("breach of contract");

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
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/passage.png")));

    page.keyboard().press("Escape");
    assertThat(hits.first()).isFocused();
    page.keyboard().press("ArrowUp");
    page.keyboard().press("ControlOrMeta+a");
    page.keyboard().press("Delete");
    assertThat(tab.rows()).hasCount(2);
  }

  @Test
  void whatIsNotFoundIsSaid() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Nothing");
    tab.upload(sample("order.txt"));
    tab.awaitStatus("order.txt", "completed");

    tab.page().getByTestId("case-search").fill("\"zebra crossing\"");

    assertThat(tab.page().getByTestId("search-summary")).hasText("Nothing found.");
  }
}

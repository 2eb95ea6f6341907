package com.lexintel.page;

import static com.lexintel.page.SampleFiles.sample;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
class ChatPageIT {
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
  void aQuestionIsAnsweredWithSourcesThatOpen() {
    CaseTab tab = CaseTab.ofNewCase(visitor, "Chat");
    tab.upload(sample("complaint.pdf"), sample("order.txt"));
    tab.awaitStatus("complaint.pdf", "completed");
    tab.awaitStatus("order.txt", "completed");
    Page page = tab.page();

    page.getByTestId("chat-toggle").click();
    assertThat(page.getByTestId("question")).isFocused();
    page.getByTestId("question").fill("Who is sued for breach of contract?");
    page.keyboard().press("Enter");

    Locator answer = page.getByTestId("answer");
    assertThat(answer).hasAttribute("data-status", "completed");
    assertThat(answer).containsText("These are quotations");
    assertThat(page.getByTestId("asked")).hasText("Who is sued for breach of contract?");
    tab.awaitSpoken("The answer is complete.");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/chat.png")));

    Locator sources = page.getByTestId("source").filter(withText("complaint.pdf"));
    assertThat(sources.first()).containsText("page ");
    for (Locator source : sources.all()) {
      source.click();
      assertThat(page.getByTestId("passage")).isInViewport();
      String number = source.innerText().replaceAll(".*page ", "");
      assertThat(page.getByTestId("page-number")).hasValue(number);
      assertThat(page.getByTestId("marked-on-page").first()).isInViewport();
      page.keyboard().press("Escape");
    }

    page.reload();
    assertThat(page.getByTestId("answer")).containsText("These are quotations");
    page.getByTestId("ask-again").click();
    assertThat(page.getByTestId("asked")).hasCount(2);
    assertThat(page.getByTestId("answer").nth(1)).hasAttribute("data-status", "completed");

    page.setViewportSize(390, 780);
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/chat-phone.png")));
    Object wider = page.evaluate("document.documentElement.scrollWidth > innerWidth");
    assertTrue(Boolean.FALSE.equals(wider), "the page scrolls sideways on a phone");

    page.getByTestId("chat-delete").click();
    page.locator(".confirmation .danger").click();
    assertThat(page.getByTestId("answer")).hasCount(0);
    page.getByTestId("chat-close").click();
    assertThat(page.getByTestId("chat-toggle")).isFocused();
  }

  private static Locator.FilterOptions withText(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }
}

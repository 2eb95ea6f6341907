package com.lexintel.page;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.HasAttributeOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.regex.Pattern;

/** A tab that shows one case. */
public final class CaseTab {
  private static final String RECORD_CONNECTION =
      """
      () => {
        const badge = () => document.querySelector('[data-testid=connection]')?.dataset.connection;
        window.connectionStates = [badge()];
        new MutationObserver(() => {
          if (badge() !== connectionStates.at(-1)) connectionStates.push(badge());
        }).observe(document.body, { attributes: true, childList: true, subtree: true });
      }
      """;

  private final Page page;

  private CaseTab(Page page) {
    this.page = page;
  }

  /** The way a person takes: a case is created on the first page. */
  static CaseTab ofNewCase(Visitor visitor, String name) {
    Page page = visitor.newTab();
    page.navigate("");
    page.getByLabel("Name of the new case").fill(name);
    page.keyboard().press("Enter");
    CaseTab tab = new CaseTab(page);
    PlaywrightAssertions.assertThat(
            page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name)))
        .isVisible();
    return tab;
  }

  public static CaseTab open(Visitor visitor, String caseId) {
    Page page = visitor.newTab();
    page.navigate("#/cases/" + caseId);
    return new CaseTab(page);
  }

  Page page() {
    return page;
  }

  String caseId() {
    return page.url().substring(page.url().lastIndexOf('/') + 1);
  }

  void upload(FilePayload... files) {
    page.getByTestId("file-input").setInputFiles(files);
  }

  Locator rows() {
    return page.getByTestId("document");
  }

  Locator row(String filename) {
    Locator name =
        page.getByTestId("filename")
            .getByText(filename, new Locator.GetByTextOptions().setExact(true));
    return rows().filter(new Locator.FilterOptions().setHas(name));
  }

  Locator percent(String filename) {
    return row(filename).getByTestId("percent");
  }

  Locator message(String filename) {
    return row(filename).getByTestId("message");
  }

  Locator progressBar(String filename) {
    return page.getByRole(
        AriaRole.PROGRESSBAR, new Page.GetByRoleOptions().setName(filename).setExact(true));
  }

  Locator button(String name) {
    return page.getByRole(
        AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  void awaitStatus(String filename, String status) {
    PlaywrightAssertions.assertThat(row(filename)).hasAttribute("data-status", status);
  }

  /** Waits until it moves, which takes more than a first percent. */
  void awaitMovement(String filename) {
    PlaywrightAssertions.assertThat(percent(filename))
        .hasText(Pattern.compile("^([5-9]|\\d\\d) %$"));
  }

  public void awaitConnection(String state) {
    awaitConnection(state, new HasAttributeOptions());
  }

  void awaitConnection(String state, HasAttributeOptions options) {
    PlaywrightAssertions.assertThat(page.getByTestId("connection"))
        .hasAttribute("data-connection", state, options);
  }

  /** From now on every state of the connection that the page shows is written down. */
  public void recordConnection() {
    page.evaluate(RECORD_CONNECTION);
  }

  /** What was written down. */
  @SuppressWarnings("unchecked")
  public List<String> recordedConnection() {
    return (List<String>) page.evaluate("connectionStates");
  }

  /** Waits until screen readers have been told this; something else may follow at once. */
  void awaitSpoken(String words) {
    page.waitForFunction("words => spoken.some(told => told.includes(words))", words);
  }

  /** Everything screen readers were told, in order. */
  @SuppressWarnings("unchecked")
  List<String> spoken() {
    return (List<String>) page.evaluate("spoken");
  }
}

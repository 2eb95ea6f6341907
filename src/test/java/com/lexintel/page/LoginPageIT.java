package com.lexintel.page;

import static com.lexintel.page.SampleFiles.sample;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.lexintel.DeploysItsOwn;
import com.lexintel.SameOnEveryServer;
import com.lexintel.identity.Provider;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What somebody sees who logs in, shares a case, and is logged out. */
@SameOnEveryServer
@DeploysItsOwn("identity")
@ExtendWith(ArquillianExtension.class)
class LoginPageIT {
  @RegisterExtension private static final Browsing BROWSING = new Browsing();

  private Visitor visitor;

  @Deployment(testable = false)
  static WebArchive application() {
    return Provider.application();
  }

  @BeforeEach
  void arrive() {
    visitor = BROWSING.visitor();
  }

  /** Who is not logged in is told so, which is no fault of the page. */
  @AfterEach
  void forgive() {
    visitor.forgive("401");
    // The provider's page would like letters from elsewhere.
    visitor.forgive("fonts.googleapis.com");
  }

  @Test
  void oneIsSentToTheLoginAndComesBack() {
    CaseTab tab = caseOf("nina", "Lease of Nina");
    tab.upload(sample("order.txt"));
    tab.awaitStatus("order.txt", "completed");
    String address = tab.page().url();
    assertThat(tab.page().getByTestId("me")).containsText("nina");

    tab.button("Log out").click();
    assertThat(heading(tab.page(), "You are logged out")).isVisible();

    Page again = visitor.newTab();
    again.navigate(address);
    logIn(again, "nina");
    assertThat(heading(again, "Lease of Nina")).isVisible();
    assertEquals(address, again.url());
  }

  @Test
  void tenTabsThatComeAtOnceAllGetIn() {
    List<Page> tabs = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Page tab = visitor.newTab();
      tab.navigate("");
      tabs.add(tab);
    }
    for (Page tab : tabs) {
      logIn(tab, "theo");
    }
    for (Page tab : tabs) {
      assertThat(tab.getByTestId("me")).containsText("theo");
    }
  }

  @Test
  void aSessionThatEndsIsSaidAndTheCaseGoesOnAfterwards() {
    CaseTab tab = caseOf("nora", "Estate of Nora");
    Page page = tab.page();
    tab.awaitConnection("live");
    Page other = visitor.newTab();
    other.navigate("");
    other.getByTestId("log-out").click();
    assertThat(heading(other, "You are logged out")).isVisible();

    assertThat(page.getByTestId("session-ended")).containsText("Your session has ended");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/session-ended.png")));
    page.getByTestId("log-in-again").click();
    logIn(page, "nora");

    assertThat(heading(page, "Estate of Nora")).isVisible();
    tab.awaitConnection("live");
  }

  @Test
  void uploadsWaitForTheLogin() {
    CaseTab tab = caseOf("ute", "Uploads of Ute");
    Page page = tab.page();
    visitor.context().clearCookies();
    tab.upload(sample("order.txt"));
    assertThat(page.getByTestId("session-ended")).isVisible();
    // Who reads the notice finds that the login opens in another tab once there are uploads.
    Page login = visitor.newTab();
    login.navigate("login?return=/login/done");
    logIn(login, "ute");
    assertThat(heading(login, "You are logged in")).isVisible();

    assertThat(page.getByTestId("session-ended")).isHidden();
    tab.awaitStatus("order.txt", "completed");
  }

  @Test
  void anOwnerSharesACaseAndPutsUpAWall() {
    CaseTab tab = caseOf("olaf", "Shared by Olaf");
    Page page = tab.page();
    page.getByTestId("members").click();
    assertThat(page.getByTestId("member")).hasCount(1);
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByLabel("Name", new Locator.GetByLabelOptions().setExact(true)).fill("rosa");
    dialog.getByText("Add", new Locator.GetByTextOptions().setExact(true)).click();
    assertThat(member(page, "rosa")).hasAttribute("data-role", "reader");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/members.png")));

    try (Visitor rosa = new Visitor(BROWSING.chromium())) {
      Page hers = rosa.newTab();
      hers.navigate("#/cases/" + tab.caseId());
      logIn(hers, "rosa");
      assertThat(heading(hers, "Shared by Olaf")).isVisible();
      assertThat(hers.getByTestId("audit")).hasCount(0);
      hers.getByTestId("members").click();
      assertThat(hers.getByTestId("member")).hasCount(2);
      assertThat(hers.getByRole(AriaRole.DIALOG).locator("select")).hasCount(0);

      page.getByLabel("Role of rosa").selectOption("walled");
      assertThat(member(page, "rosa")).hasAttribute("data-role", "walled");
      hers.reload();
      assertThat(heading(hers, "This case cannot be shown")).isVisible();
    }
    page.getByLabel("Role of olaf").selectOption("reader");
    assertThat(page.getByTestId("members-problem")).containsText("last owner");
    assertThat(page.getByLabel("Role of olaf")).hasValue("owner");
    visitor.forgive("409");
    page.getByLabel("Remove rosa").click();
    assertThat(page.getByTestId("member")).hasCount(1);
    page.keyboard().press("Escape");

    page.getByTestId("audit").click();
    assertThat(page.getByTestId("audit-entry").first()).containsText("removed rosa");
    assertThat(page.getByTestId("audit-entry").last()).containsText("created the case");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/audit.png")));
  }

  @Test
  void aTokenIsShownOnceAndDeleted() {
    Page page = visitor.newTab();
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    page.navigate("");
    logIn(page, "toni");
    page.getByTestId("tokens").click();
    page.getByLabel("What the token is for").fill("nightly import");
    page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Create").setExact(true))
        .click();
    assertThat(page.getByTestId("new-token")).hasText(Pattern.compile("^lxt_[\\w-]{43}$"));
    assertThat(page.getByTestId("token")).containsText("nightly import");
    page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/tokens.png")));
    page.keyboard().press("Escape");

    page.getByTestId("tokens").click();
    assertThat(page.getByTestId("token")).hasCount(1);
    assertThat(page.getByTestId("new-token")).hasCount(0);
    page.getByLabel("Delete the token nightly import").click();
    assertThat(page.getByTestId("token")).hasCount(0);
  }

  private CaseTab caseOf(String name, String caseName) {
    Page page = visitor.newTab();
    page.navigate("");
    logIn(page, name);
    assertThat(page.getByTestId("me")).containsText(name);
    page.close();
    return CaseTab.ofNewCase(visitor, caseName);
  }

  /** What a person does at the provider. */
  private static void logIn(Page page, String name) {
    page.locator("[name=username]").fill(name);
    page.locator("[name=claims]").fill("{\"sid\":\"" + name + " here\"}");
    page.locator("[type=submit]").click();
  }

  private static Locator member(Page page, String name) {
    return page.getByTestId("member").filter(new Locator.FilterOptions().setHasText(name));
  }

  private static Locator heading(Page page, String name) {
    return page.getByRole(AriaRole.HEADING, new GetByRoleOptions().setName(name));
  }
}

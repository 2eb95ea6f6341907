package com.lexintel.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One browser for a class, and for each test a visitor whose page must not complain. */
final class Browsing
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {
  /** Milliseconds that an assertion waits for the page. */
  static final double PATIENCE = 45_000;

  private Chromium chromium;
  private Visitor visitor;

  Visitor visitor() {
    return visitor;
  }

  Chromium chromium() {
    return chromium;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    chromium = Chromium.start();
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    visitor = new Visitor(chromium);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    List<String> complaints = visitor.complaints();
    visitor.close();
    assertEquals(List.of(), complaints);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (chromium != null) {
      chromium.close();
    }
  }
}

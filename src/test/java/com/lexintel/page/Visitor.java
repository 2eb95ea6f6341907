package com.lexintel.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Somebody with a browser of their own: its tabs share what the tabs of one browser share. Keeps
 * all that the browser complained of.
 */
public final class Visitor implements AutoCloseable {
  private static final String APPLICATION =
      "http://localhost:" + System.getProperty("http.port") + "/";

  /** Collects what screen readers are told, from the first drawing on. */
  private static final String LISTENER =
      """
      addEventListener('DOMContentLoaded', () => {
        const region = document.getElementById('milestones');
        window.spoken = [];
        if (region) new MutationObserver(() => spoken.push(region.textContent))
          .observe(region, { childList: true, characterData: true, subtree: true });
      });
      """;

  private final BrowserContext context;
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
  private final Map<Request, Page> openStreams = new ConcurrentHashMap<>();

  Visitor(Chromium chromium) {
    this(chromium, new Browser.NewContextOptions());
  }

  Visitor(Chromium chromium, Browser.NewContextOptions options) {
    this(chromium, options, APPLICATION);
  }

  /** Somebody who reaches the application at another address than its own. */
  public Visitor(Chromium chromium, String address) {
    this(chromium, new Browser.NewContextOptions(), address);
  }

  private Visitor(Chromium chromium, Browser.NewContextOptions options, String address) {
    // What moves all the time would take the processor from the server under test.
    options.setReducedMotion(ReducedMotion.REDUCE);
    context = chromium.browser().newContext(options.setBaseURL(address));
    context.addInitScript(LISTENER);
    context.onConsoleMessage(
        message -> {
          if (Set.of("error", "warning").contains(message.type())) {
            complaints.add(message.type() + ": " + message.text() + " " + message.location());
          }
        });
    context.onWebError(error -> complaints.add("uncaught: " + error.error()));
    context.onRequest(
        request -> {
          // Asked now, because a page that closes takes its frames and their requests with it.
          if (isStream(request)) {
            openStreams.put(request, request.frame().page());
          }
        });
    context.onRequestFinished(openStreams::remove);
    context.onRequestFailed(
        request -> {
          openStreams.remove(request);
          // The page itself gives up requests, and so does leaving it.
          if (!"net::ERR_ABORTED".equals(request.failure())) {
            complaints.add(request.failure() + ": " + request.url());
          }
        });
    context.onResponse(
        response -> {
          if (response.status() >= 400) {
            complaints.add(response.status() + ": " + response.url());
          }
        });
  }

  BrowserContext context() {
    return context;
  }

  Page newTab() {
    return context.newPage();
  }

  long openStreams() {
    return openStreams.values().stream().filter(page -> !page.isClosed()).count();
  }

  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /** What the test itself brought about is no complaint. */
  void forgive(String words) {
    complaints.removeIf(complaint -> complaint.contains(words));
  }

  @Override
  public void close() {
    context.close();
  }

  static boolean isStream(Request request) {
    return request.url().contains("/api/progress/") && request.url().contains("/stream");
  }
}

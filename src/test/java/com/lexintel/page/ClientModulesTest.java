package com.lexintel.page;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Runs the tests in src/test/javascript in a browser, module by module, without a server. */
class ClientModulesTest {
  private static final Path TESTS = Path.of("src/test/javascript");
  private static final Path WEBAPP = Path.of("src/main/webapp");
  private static final String RUN =
      """
      async (module) => {
        await import(`/tests/${module}`);
        const { run } = await import('/tests/testing.js');
        return run();
      }
      """;

  private static Chromium chromium;

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

  @TestFactory
  List<DynamicContainer> modules() throws IOException {
    try (Stream<Path> files = Files.list(TESTS)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".test.js"))
          .sorted()
          .map(module -> dynamicContainer(module, testsOf(module)))
          .toList();
    }
  }

  /** A page of its own for each module, since they replace its clock. */
  @SuppressWarnings("unchecked")
  private static List<DynamicTest> testsOf(String module) {
    try (Page page = chromium.browser().newPage()) {
      page.route("**/*", ClientModulesTest::serve);
      page.navigate("http://localhost/");
      return ((List<Map<String, String>>) page.evaluate(RUN, module))
          .stream()
              .map(
                  result ->
                      dynamicTest(result.get("name"), () -> assertNull(result.get("failure"))))
              .toList();
    }
  }

  private static void serve(Route route) {
    String path = URI.create(route.request().url()).getPath();
    try {
      if (path.equals("/")) {
        route.fulfill(new Route.FulfillOptions().setContentType("text/html").setBody(""));
        return;
      }
      route.fulfill(
          new Route.FulfillOptions()
              .setContentType("text/javascript; charset=utf-8")
              .setBodyBytes(module(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] module(String path) throws IOException {
    if (path.startsWith("/webjars/")) {
      try (InputStream library =
          ClientModulesTest.class.getResourceAsStream("/META-INF/resources" + path)) {
        return library.readAllBytes();
      }
    }
    return Files.readAllBytes(
        path.startsWith("/tests/")
            ? TESTS.resolve(path.substring("/tests/".length()))
            : WEBAPP.resolve(path.substring(1)));
  }
}

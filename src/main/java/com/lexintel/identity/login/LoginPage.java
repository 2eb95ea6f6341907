package com.lexintel.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** What is said where there is no page of the application: a few words and where to go on. */
enum LoginPage {
  DONE(200, "You are logged in", "This window can be closed.", "To the cases"),
  LOGGED_OUT(200, "You are logged out", "What was open here has ended.", "Log in again"),
  NOT_BEGUN_HERE(
      400,
      "This login cannot be completed",
      "It was begun in another browser, took longer than ten minutes, or was completed already.",
      "Log in again"),
  REFUSED(
      403, "You were not logged in", "The login service did not confirm who you are.", "Try again"),
  AWAY(
      503,
      "The login service cannot be reached",
      "Nothing is lost. Try again in a moment; if it stays like this, tell your administrator.",
      "Try again");

  private static final String HTML =
      """
      <!doctype html>
      <html lang="en">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%2$s · LexIntel</title>
        <link rel="icon" href="%1$s/page/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="%1$s/page/tokens.css">
        <link rel="stylesheet" href="%1$s/page/page.css">
      </head>
      <body>
        <main>
          <div class="empty">
            <h1>%2$s</h1>
            <p>%3$s</p>
            <p><a href="%1$s/">%4$s</a></p>
          </div>
        </main>
      </body>
      </html>
      """;

  private final int status;
  private final String title;
  private final String words;
  private final String onward;

  LoginPage(int status, String title, String words, String onward) {
    this.status = status;
    this.title = title;
    this.words = words;
    this.onward = onward;
  }

  void write(HttpServletRequest request, HttpServletResponse response) throws IOException {
    response.setStatus(status);
    response.setContentType("text/html;charset=UTF-8");
    if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
      response.setIntHeader("Retry-After", 5);
    }
    String html = HTML.formatted(request.getContextPath(), title, words, onward);
    response.getOutputStream().write(html.getBytes(StandardCharsets.UTF_8));
  }
}

package com.lexintel.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

/**
 * Answers at the root what the API answers under {@code /api}: for clients that were written before
 * it was there, and for those of GraphQL, which look for it at the root. Whatever guards {@code
 * /api} must also see forwarded requests.
 */
@WebFilter(
    urlPatterns = {"/progress/*", "/documents/*", "/graphql", "/graphql/*"},
    asyncSupported = true)
public class RootPaths extends HttpFilter {
  // Ids and words. A forward that could climb out of a directory would reach WEB-INF.
  private static final Pattern API_PATH = Pattern.compile("[A-Za-z0-9/_-]*");

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getHeader("Upgrade") != null) {
      chain.doFilter(request, response);
      return;
    }
    String path = request.getRequestURI().substring(request.getContextPath().length());
    if (API_PATH.matcher(path).matches()) {
      // Said again, since Liberty forwards no query that the path does not bring.
      String query = request.getQueryString();
      request
          .getRequestDispatcher("/api" + path + (query == null ? "" : "?" + query))
          .forward(request, response);
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}

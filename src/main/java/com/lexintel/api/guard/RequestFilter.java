package com.lexintel.api.guard;

import com.lexintel.api.RootPaths;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What every request passes first: refusals for where it comes from, and the headers that each
 * answer has. It sees forwarded requests too, since nothing says that it is called before {@link
 * RootPaths}.
 */
@WebFilter(
    urlPatterns = "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD},
    asyncSupported = true)
public class RequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Inject private transient RequestGuard guard;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!guard.answered(request, response)) {
      chain.doFilter(request, response);
    }
  }
}

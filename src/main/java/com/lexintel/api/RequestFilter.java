package com.lexintel.api;

import com.lexintel.problem.Problem;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * What every request passes first: refusals for where it comes from, and the headers that each
 * answer has. It sees forwarded requests too, since nothing says that it is called before {@link
 * OldPaths}.
 */
@WebFilter(
    urlPatterns = "/*",
    dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD},
    asyncSupported = true)
public class RequestFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Inject private transient HttpSettings settings;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Problem> refusal =
        isOfServer(request) ? Optional.empty() : new RequestRules(settings).refusal(request);
    SecurityHeaders.set(response);
    if (refusal.isPresent()) {
      ProblemDetails.of(refusal.get()).write(response);
    } else if (new Cors(settings).answered(request, response)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** What the server serves, which on Payara passes here: others may watch the node by it. */
  private static boolean isOfServer(HttpServletRequest request) {
    String path = request.getRequestURI();
    return path.equals("/metrics")
        || path.equals("/openapi")
        || path.equals("/health")
        || path.startsWith("/health/");
  }
}

package com.lexintel.api.guard;

import com.lexintel.api.ClientAddress;
import com.lexintel.api.ProblemDetails;
import com.lexintel.node.Ticks;
import com.lexintel.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** What every request is asked before anything else, whoever takes it first. */
@ApplicationScoped
public class RequestGuard {
  private final RefusalLog log = new RefusalLog(Ticks.SYSTEM);
  private HttpSettings settings;

  protected RequestGuard() {}

  @Inject
  public RequestGuard(HttpSettings settings) {
    this.settings = settings;
  }

  /** Whether the request has its answer now: it is refused, or was only a question. */
  public boolean answered(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    ClientAddress.note(request, settings::isProxy);
    Optional<Problem> refusal =
        isOfServer(request) ? Optional.empty() : new RequestRules(settings).refusal(request);
    SecurityHeaders.set(request.getRequestURI(), response);
    if (refusal.isPresent()) {
      log.tell(refusal.get().code(), request.getRemoteAddr());
      ProblemDetails.of(refusal.get()).write(response);
      return true;
    }
    if (new Cors(settings).answered(request, response)) {
      response.setStatus(HttpServletResponse.SC_NO_CONTENT);
      return true;
    }
    return false;
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

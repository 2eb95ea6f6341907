package com.lexintel.streaming.socket;

import com.lexintel.api.ClientAddress;
import com.lexintel.api.ProblemDetails;
import com.lexintel.api.Refusal;
import com.lexintel.api.guard.RequestGuard;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.identity.authentication.Authentication;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Refuses a connection while it can still be said why with a status: before the upgrade. */
final class HandshakeFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private final RequestGuard guard;
  private final Authentication authentication;
  private final Callers callers;
  private final Sockets sockets;
  private final Gate gate;

  HandshakeFilter(
      RequestGuard guard,
      Authentication authentication,
      Callers callers,
      Sockets sockets,
      Gate gate) {
    this.guard = guard;
    this.authentication = authentication;
    this.callers = callers;
    this.sockets = sockets;
    this.gate = gate;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getHeader("Upgrade") == null) {
      chain.doFilter(request, response);
      return;
    }
    // On Payara the upgrade is a filter's work, so this one comes before all, RequestFilter too.
    if (guard.answered(request, response)) {
      return;
    }
    Client client;
    try {
      Identity caller =
          authentication.identify(request, response).orElseThrow(Authentication::unauthenticated);
      client = new Client(caller, ClientAddress.of(request));
      sockets.refuseTooMany(client);
      gate.refuse(client, request);
    } catch (RuntimeException refused) {
      ProblemDetails.of(Refusal.of(refused)).write(response);
      return;
    }
    callers.enter(client);
    try {
      chain.doFilter(request, response);
    } finally {
      callers.leave();
    }
  }
}

package com.lexintel.streaming.websocket;

import com.lexintel.api.ClientAddress;
import com.lexintel.api.ProblemDetails;
import com.lexintel.api.Refusal;
import com.lexintel.api.guard.RequestGuard;
import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.identity.authentication.Authentication;
import com.lexintel.progress.Ids;
import com.lexintel.streaming.SubscribeRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Refuses a connection while it can still be said why with a status: before the upgrade. */
final class HandshakeFilter extends HttpFilter {
  private static final Pattern DOCUMENT = Pattern.compile("/ws/documents/([^/]+)/progress");

  private final RequestGuard guard;
  private final Authentication authentication;
  private final Callers callers;
  private final Sockets sockets;
  private final LiveProgress live;

  HandshakeFilter(
      RequestGuard guard,
      Authentication authentication,
      Callers callers,
      Sockets sockets,
      LiveProgress live) {
    this.guard = guard;
    this.authentication = authentication;
    this.callers = callers;
    this.sockets = sockets;
    this.live = live;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    // On Payara the upgrade is a filter's work, so this one comes before all, RequestFilter too.
    if (guard.answered(request, response)) {
      return;
    }
    Client client;
    try {
      Identity caller =
          authentication.identify(request, response).orElseThrow(Authentication::unauthenticated);
      client = new Client(caller, ClientAddress.of(request));
      refuse(client, request);
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

  private void refuse(Client client, HttpServletRequest request) {
    sockets.refuseTooMany(client);
    Matcher document = DOCUMENT.matcher(path(request));
    if (document.matches()) {
      Topic topic = Topic.document(Ids.ofDocument(document.group(1)));
      String cursor = SubscribeRequest.cursor(parameters(request));
      live.refuseUnknown(client.identity(), topic, cursor != null);
    }
  }

  private static String path(HttpServletRequest request) {
    return request.getRequestURI().substring(request.getContextPath().length());
  }

  private static Map<String, List<String>> parameters(HttpServletRequest request) {
    return request.getParameterMap().entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> Arrays.asList(entry.getValue())));
  }
}

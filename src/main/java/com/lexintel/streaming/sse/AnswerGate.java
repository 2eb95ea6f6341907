package com.lexintel.streaming.sse;

import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.answer.LiveAnswers;
import com.lexintel.identity.Client;
import com.lexintel.streaming.SubscribeRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.UUID;

/** Does for the stream of an answer what {@link StreamGate} does for progress. */
@GatedAnswer
@Provider
@ApplicationScoped
public class AnswerGate implements ContainerRequestFilter {
  private LiveProgress live;
  private LiveAnswers answers;

  @Context private HttpServletRequest call;

  public AnswerGate() {}

  @Inject
  public AnswerGate(LiveProgress live, LiveAnswers answers) {
    this.live = live;
    this.answers = answers;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    Client client = Client.of(context.getSecurityContext(), call);
    UUID id = LiveAnswers.idOf(context.getUriInfo().getPathParameters().getFirst("id"));
    String cursor =
        SubscribeRequest.cursor(context.getUriInfo(), context.getHeaderString("Last-Event-ID"));
    live.refuseTooMany(client);
    answers.refuseUnknown(client.identity(), List.of(id));
    if (answers.nothingMore(id, cursor)) {
      context.abortWith(Response.noContent().header(HttpHeaders.CACHE_CONTROL, "no-store").build());
    }
  }
}

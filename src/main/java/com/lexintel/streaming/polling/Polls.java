package com.lexintel.streaming.polling;

import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Mark;
import com.lexintel.identity.Client;
import com.lexintel.node.ServerResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Answers those who poll. They read the same channels as the streams, so that they cost no reading
 * of the database each, and who waits holds no thread.
 */
@ApplicationScoped
public class Polls {
  private LiveProgress live;
  private Executor executor;

  protected Polls() {}

  @Inject
  public Polls(LiveProgress live, ServerResources server) {
    this(live, server.executor());
  }

  Polls(LiveProgress live, Executor executor) {
    this.live = live;
    this.executor = executor;
  }

  void document(Client client, UUID id, PollPreferences wishes, AsyncResponse response) {
    answer(client, new DocumentPoll(id, live), wishes, response);
  }

  /**
   * @param since the cursor of what the client has; null when it has none
   */
  void legalCase(
      Client client, UUID id, String since, PollPreferences wishes, AsyncResponse response) {
    CasePoll poll = new CasePoll(id, since, live);
    live.refuseUnknown(client.identity(), poll.topic(), false);
    answer(client, poll, wishes, response);
  }

  private void answer(Client client, Poll poll, PollPreferences wishes, AsyncResponse response) {
    Mark now = poll.mark();
    boolean nothingToSend = !wishes.outdated(now.tag()) && !now.ended() && !now.behind();
    if (wishes.seconds() > 0 && nothingToSend && !live.stopping()) {
      await(client, poll, now, wishes, response);
    } else {
      response.resume(response(poll, now, wishes));
    }
  }

  private void await(
      Client client, Poll poll, Mark before, PollPreferences wishes, AsyncResponse response) {
    live.refuseTooMany(client);
    Runnable answer =
        () -> {
          try {
            live.refuseEnded(client.identity(), poll.topic());
            response.resume(response(poll, poll.mark(), wishes));
          } catch (RuntimeException refusal) {
            response.resume(refusal);
          }
        };
    // Follows first: a time-out can only come when there is a subscription to end.
    Subscription waiting =
        live.follow(
            client, poll.topic(), new WaitingSink(answer, executor), before.cursor(), Fields.ALL);
    response.setTimeoutHandler(late -> waiting.end());
    response.setTimeout(wishes.seconds(), TimeUnit.SECONDS);
  }

  private static Response response(Poll poll, Mark now, PollPreferences wishes) {
    return wishes.knows(now.tag()) ? unchanged(now, wishes) : changed(poll.answer(), wishes);
  }

  private static Response unchanged(Mark state, PollPreferences wishes) {
    return withHeaders(Response.notModified(), state, wishes);
  }

  private static Response changed(Poll.Answer answer, PollPreferences wishes) {
    return withHeaders(
        Response.ok(answer.body(), MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8")),
        answer.mark(),
        wishes);
  }

  private static Response withHeaders(
      Response.ResponseBuilder response, Mark state, PollPreferences wishes) {
    if (wishes.seconds() > 0) {
      response.header("Preference-Applied", "wait=" + wishes.seconds());
    }
    return response
        .header(HttpHeaders.ETAG, "\"" + state.tag() + "\"")
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }
}

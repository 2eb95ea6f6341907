package com.lexintel.streaming.polling;

import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.channels.state.Fields;
import com.lexintel.channels.state.Mark;
import com.lexintel.node.ServerResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
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

  /**
   * @param request used on the calling thread only
   */
  void document(UUID id, Request request, PollPreferences wishes, AsyncResponse response) {
    answer(new DocumentPoll(id, live), request, wishes, response);
  }

  /**
   * @param since the cursor of what the client has; null when it has none
   * @param request used on the calling thread only
   */
  void legalCase(
      UUID id, String since, Request request, PollPreferences wishes, AsyncResponse response) {
    CasePoll poll = new CasePoll(id, since, live);
    live.refuseUnknown(poll.topic(), false);
    answer(poll, request, wishes, response);
  }

  private void answer(Poll poll, Request request, PollPreferences wishes, AsyncResponse response) {
    Mark now = poll.mark();
    boolean known = request.evaluatePreconditions(new EntityTag(now.tag())) != null;
    boolean outdated = wishes.conditional() && !known;
    if (wishes.seconds() > 0 && !outdated && !now.ended() && !now.behind() && !live.stopping()) {
      await(poll, now, known, wishes, response);
    } else if (known) {
      response.resume(unchanged(now, wishes));
    } else {
      response.resume(changed(poll.answer(), wishes));
    }
  }

  private void await(
      Poll poll, Mark before, boolean known, PollPreferences wishes, AsyncResponse response) {
    live.refuseTooMany();
    Runnable answer =
        () -> {
          try {
            response.resume(afterwards(poll, before, known, wishes));
          } catch (RuntimeException refusal) {
            response.resume(refusal);
          }
        };
    // Follows first: a time-out can only come when there is a subscription to end.
    Subscription waiting =
        live.follow(poll.topic(), new WaitingSink(answer, executor), before.cursor(), Fields.ALL);
    response.setTimeoutHandler(late -> waiting.end());
    response.setTimeout(wishes.seconds(), TimeUnit.SECONDS);
  }

  private static Response afterwards(
      Poll poll, Mark before, boolean known, PollPreferences wishes) {
    Mark now = poll.mark();
    return wishes.anyState() || (known && now.tag().equals(before.tag()))
        ? unchanged(now, wishes)
        : changed(poll.answer(), wishes);
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

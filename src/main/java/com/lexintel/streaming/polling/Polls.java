package com.lexintel.streaming.polling;

import com.lexintel.channels.Channel;
import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.Subscriber;
import com.lexintel.channels.Topic;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Answers those who poll. They read the same channels as the streams, so that they cost no reading
 * of the database each, and who waits holds no thread.
 */
@ApplicationScoped
public class Polls {
  private LiveProgress live;

  protected Polls() {}

  @Inject
  public Polls(LiveProgress live) {
    this.live = live;
  }

  void document(UUID id, PollPreferences conditions, AsyncResponse response) {
    answer(new DocumentPoll(id, live.subscriptions()::refresh), conditions, response);
  }

  void legalCase(UUID id, String since, PollPreferences conditions, AsyncResponse response) {
    live.subscriptions().refuseUnknown(Topic.legalCase(id), false);
    answer(
        new CasePoll(id, since, channel -> live.subscriptions().catchUp(channel, since)),
        conditions,
        response);
  }

  private void answer(Poll poll, PollPreferences conditions, AsyncResponse response) {
    Channel channel = live.subscriptions().ready(poll.topic());
    Poll.Answer first = poll.answer(channel).orElseThrow(Polls::gone);
    boolean wait = conditions.seconds() > 0 && !first.last() && !first.news() && !live.stopping();
    if (!wait || conditions.outdated(first.tag())) {
      response.resume(response(first, conditions));
      return;
    }
    Runnable answer = () -> resume(poll, channel, conditions, response);
    // Follows first: a time-out can only come when there is somebody to let go.
    Subscriber waiting =
        live.subscriptions().follow(poll.topic(), new WaitingPoll(answer), first.cursor());
    response.setTimeoutHandler(late -> channel.detach(waiting));
    response.setTimeout(conditions.seconds(), TimeUnit.SECONDS);
  }

  private static void resume(
      Poll poll, Channel channel, PollPreferences conditions, AsyncResponse response) {
    try {
      response.resume(
          poll.answer(channel)
              .map(now -> (Object) response(now, conditions))
              .orElseGet(Polls::gone));
    } catch (RuntimeException unavailable) {
      response.resume(unavailable);
    }
  }

  private static Response response(Poll.Answer answer, PollPreferences conditions) {
    Response.ResponseBuilder response =
        conditions.knows(answer.tag())
            ? Response.notModified()
            : Response.ok(answer.body(), MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"));
    if (conditions.seconds() > 0) {
      response.header("Preference-Applied", "wait=" + conditions.seconds());
    }
    return response
        .header(HttpHeaders.ETAG, answer.tag())
        .header(HttpHeaders.CACHE_CONTROL, "no-cache")
        .build();
  }

  private static Problem gone() {
    return new Problem(ProblemCode.DOCUMENT_NOT_FOUND, "There is no such document");
  }
}

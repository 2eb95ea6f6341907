package com.lexintel.streaming.polling;

import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Mark;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.node.ServerResources;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
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

  /** The answer to a poll; empty when the client wants to wait for one. */
  Optional<Response> atOnce(PollRequest request) {
    if (!request.topic().single()) {
      live.refuseUnknown(request.client().identity(), request.topic(), false);
    }
    Poll poll = poll(request.topic(), request.since());
    Mark now = poll.mark();
    return waits(now, request.wishes())
        ? Optional.empty()
        : Optional.of(response(poll, now, request.wishes()));
  }

  private boolean waits(Mark now, PollPreferences wishes) {
    boolean nothingToSend = !wishes.outdated(now.tag()) && !now.ended() && !now.behind();
    return wishes.seconds() > 0 && nothingToSend && !live.stopping();
  }

  private Poll poll(Topic topic, String since) {
    return topic.single()
        ? new DocumentPoll(topic.documents().iterator().next(), live)
        : new CasePoll(topic.cases().iterator().next(), since, live);
  }

  /** Answers when something changes, or the client's time is over. */
  void await(PollRequest request, AsyncResponse response) {
    Client client = request.client();
    PollPreferences wishes = request.wishes();
    Poll poll = poll(request.topic(), request.since());
    Mark before = poll.mark();
    if (!waits(before, wishes)) {
      response.resume(response(poll, before, wishes));
      return;
    }
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

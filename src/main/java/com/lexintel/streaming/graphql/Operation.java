package com.lexintel.streaming.graphql;

import com.lexintel.graphql.Call;
import com.lexintel.graphql.Failures;
import com.lexintel.graphql.GraphQlAnswer;
import com.lexintel.graphql.GraphQlEngine;
import com.lexintel.graphql.GraphQlRequest;
import com.lexintel.identity.Client;
import graphql.ExecutionResult;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;

/** A subscription of a client, from its request to its end. */
final class Operation implements Subscriber<ExecutionResult> {
  private static final Map<String, Object> REVOKED = Map.of("code", "access_revoked");

  private final Connection connection;
  private final Runnable ended;
  private Subscription source;
  private boolean over;

  /**
   * @param ended called once, when it is over
   */
  Operation(Connection connection, Runnable ended) {
    this.connection = connection;
    this.ended = ended;
  }

  /** Runs it. Whatever is wrong with it is told. */
  void begin(GraphQlEngine engine, GraphQlRequest request, Client client) {
    try {
      GraphQlAnswer answer = engine.run(request, new Call(client, connection));
      Publisher<ExecutionResult> events = answer.events();
      if (events != null) {
        events.subscribe(this);
      } else if (end()) {
        connection.fail(answer.errors());
      }
    } catch (RuntimeException failure) {
      onError(failure);
    }
  }

  @Override
  public void onSubscribe(Subscription begun) {
    boolean left;
    synchronized (this) {
      source = begun;
      left = over;
    }
    if (left) {
      begun.cancel();
    } else {
      begun.request(1);
    }
  }

  /** The next is asked for when this one is sent; what happens meanwhile is merged behind it. */
  @Override
  public void onNext(ExecutionResult event) {
    connection
        .next(new GraphQlAnswer(event).json())
        .whenComplete(
            (sent, failure) -> {
              if (failure == null) {
                source.request(1);
              } else {
                cancel();
              }
            });
  }

  @Override
  public void onComplete() {
    if (end()) {
      connection.complete();
    }
  }

  @Override
  public void onError(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (end()) {
      connection.fail(
          List.of(
              cause instanceof AccessRevoked
                  ? Map.of("message", cause.getMessage(), "extensions", REVOKED)
                  : Failures.error(Failures.of(cause))));
    }
  }

  /** The client wants no more, or has gone: it is told nothing. */
  void cancel() {
    Subscription begun;
    synchronized (this) {
      begun = source;
    }
    end();
    if (begun != null) {
      begun.cancel();
    }
  }

  private boolean end() {
    synchronized (this) {
      if (over) {
        return false;
      }
      over = true;
    }
    ended.run();
    return true;
  }
}

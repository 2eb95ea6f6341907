package com.lexintel.streaming.socketio;

import java.net.http.HttpResponse;

/** A request of a session was answered with something else than 200. */
public final class RefusedPoll extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient HttpResponse<String> answer;

  RefusedPoll(HttpResponse<String> answer) {
    super(answer.statusCode() + " " + answer.body());
    this.answer = answer;
  }

  public HttpResponse<String> answer() {
    return answer;
  }
}

package com.lexintel.streaming.socketio.engineio;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer to a request that waits, written without holding a thread while a client reads. */
final class PollAnswer implements WriteListener, AsyncListener {
  private static final Logger LOG = LoggerFactory.getLogger(PollAnswer.class);

  private final AsyncContext request;
  private final Runnable abandoned;
  private final CompletableFuture<Void> written = new CompletableFuture<>();
  private byte[] body;
  private boolean completed;

  /**
   * @param abandoned is told when the request has failed
   */
  PollAnswer(AsyncContext request, Runnable abandoned) {
    this.request = request;
    this.abandoned = abandoned;
    request.setTimeout(0);
    request.addListener(this);
  }

  /** Answers with 200. The stage completes when the server has taken it all. */
  CompletionStage<?> write(String text) {
    return write(HttpServletResponse.SC_OK, "text/plain; charset=UTF-8", text);
  }

  CompletionStage<?> write(int status, String type, String text) {
    HttpServletResponse response = (HttpServletResponse) request.getResponse();
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      response.setStatus(status);
      response.setContentType(type);
      response.setContentLength(bytes.length);
      ServletOutputStream out = response.getOutputStream();
      body = bytes;
      out.setWriteListener(this);
    } catch (IOException | RuntimeException gone) {
      written.completeExceptionally(gone);
    }
    return written;
  }

  @Override
  public void onWritePossible() throws IOException {
    ServletOutputStream out = request.getResponse().getOutputStream();
    if (body != null && out.isReady()) {
      byte[] all = body;
      body = null;
      out.write(all);
    }
    if (body == null && !completed && out.isReady()) {
      completed = true;
      // Before the end of the request, which is told as a failure of what was not written by then.
      written.complete(null);
      request.complete();
    }
  }

  @Override
  public void onError(Throwable failure) {
    written.completeExceptionally(failure);
    complete();
  }

  private void complete() {
    try {
      request.complete();
    } catch (IllegalStateException already) {
      LOG.debug("The server has ended the request", already);
    }
  }

  @Override
  public void onError(AsyncEvent event) {
    written.completeExceptionally(event.getThrowable());
    abandoned.run();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    // What was not written by then never will be.
    written.completeExceptionally(new IllegalStateException("The request has ended"));
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    abandoned.run();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    // The same request does not wait twice.
  }
}

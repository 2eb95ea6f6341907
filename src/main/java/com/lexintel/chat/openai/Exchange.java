package com.lexintel.chat.openai;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * One request and its streamed answer, which can be broken off at any moment: langchain4j gives no
 * hold on it before the first word. The answer is read on the thread that asks.
 */
final class Exchange implements HttpClient, HttpClientBuilder {
  private final java.net.http.HttpClient http;
  private CompletableFuture<HttpResponse<InputStream>> request;
  private InputStream body;
  private boolean closed;
  private long retryAfterSeconds;

  Exchange(java.net.http.HttpClient http) {
    this.http = http;
  }

  @Override
  public void execute(
      HttpRequest wanted, ServerSentEventParser parser, ServerSentEventListener listener) {
    try {
      HttpResponse<InputStream> response = begin(wanted).get();
      try (InputStream answer = opened(response.body())) {
        if (response.statusCode() / 100 != 2) {
          noteRetryAfter(response);
          // What the service says may quote the key or the texts.
          listener.onError(new HttpException(response.statusCode(), "refused"));
          return;
        }
        parser.parse(answer, listener);
        listener.onClose();
      }
    } catch (InterruptedException interrupted) {
      close();
      Thread.currentThread().interrupt();
      listener.onError(interrupted);
    } catch (ExecutionException failed) {
      listener.onError(failed.getCause());
    } catch (IOException | CancellationException broken) {
      listener.onError(broken);
    }
  }

  private synchronized CompletableFuture<HttpResponse<InputStream>> begin(HttpRequest wanted) {
    if (closed) {
      throw new CancellationException("Broken off");
    }
    java.net.http.HttpRequest.Builder builder =
        java.net.http.HttpRequest.newBuilder(URI.create(wanted.url()))
            .POST(java.net.http.HttpRequest.BodyPublishers.ofString(wanted.body()));
    wanted.headers().forEach((name, values) -> values.forEach(each -> builder.header(name, each)));
    request = http.sendAsync(builder.build(), BodyHandlers.ofInputStream());
    return request;
  }

  private synchronized InputStream opened(InputStream stream) throws IOException {
    body = stream;
    if (closed) {
      stream.close();
    }
    return stream;
  }

  private synchronized void noteRetryAfter(HttpResponse<?> response) {
    try {
      retryAfterSeconds =
          response.headers().firstValue("Retry-After").map(Long::parseLong).orElse(0L);
    } catch (NumberFormatException date) {
      retryAfterSeconds = 0;
    }
  }

  /** How long the service asks to be left alone; zero when it does not. */
  synchronized Duration retryAfter() {
    return Duration.ofSeconds(Math.max(0, retryAfterSeconds));
  }

  /** Breaks it off: the service sees the connection closed. */
  synchronized void close() {
    closed = true;
    if (request != null) {
      request.cancel(true);
    }
    if (body != null) {
      try {
        body.close();
      } catch (IOException alreadyGone) {
        // That is what was wanted.
      }
    }
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest wanted) {
    throw new UnsupportedOperationException("Answers are streamed");
  }

  @Override
  public HttpClient build() {
    return this;
  }

  // The deadlines are the provider's own; these are asked for by the library's contract.
  @Override
  public Duration connectTimeout() {
    return null;
  }

  @Override
  public HttpClientBuilder connectTimeout(Duration timeout) {
    return this;
  }

  @Override
  public Duration readTimeout() {
    return null;
  }

  @Override
  public HttpClientBuilder readTimeout(Duration timeout) {
    return this;
  }
}

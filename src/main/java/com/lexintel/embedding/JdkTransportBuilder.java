package com.lexintel.embedding;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import java.time.Duration;
import java.util.concurrent.Executor;

/** What langchain4j asks for in order to get a {@link JdkTransport}. */
final class JdkTransportBuilder implements HttpClientBuilder {
  private final Executor threads;
  private Duration connectTimeout;
  private Duration readTimeout;

  JdkTransportBuilder(Executor threads) {
    this.threads = threads;
  }

  @Override
  public Duration connectTimeout() {
    return connectTimeout;
  }

  @Override
  public HttpClientBuilder connectTimeout(Duration timeout) {
    connectTimeout = timeout;
    return this;
  }

  @Override
  public Duration readTimeout() {
    return readTimeout;
  }

  @Override
  public HttpClientBuilder readTimeout(Duration timeout) {
    readTimeout = timeout;
    return this;
  }

  @Override
  public HttpClient build() {
    return new JdkTransport(threads, connectTimeout);
  }
}

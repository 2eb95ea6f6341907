package com.lexintel.benchmark.streams;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Asks a server ten times a second whether it is ready, as a balancer would. */
final class Health {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final HttpClient client = HttpClient.newHttpClient();
  private final HttpRequest request;
  private volatile double longestSeconds;

  /**
   * @param path where it answers 200 while it is
   */
  Health(int port, String path) {
    URI uri = URI.create("http://127.0.0.1:" + port + path);
    request = HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
  }

  void ask() throws IOException, InterruptedException {
    long begin = System.nanoTime();
    int status = client.send(request, BodyHandlers.discarding()).statusCode();
    longestSeconds = Math.max(longestSeconds, Showing.secondsSince(begin));
    if (status != 200) {
      throw new IOException("The server is not ready: " + status);
    }
    LockSupport.parkNanos(100_000_000L);
  }

  double longestSeconds() {
    return longestSeconds;
  }
}

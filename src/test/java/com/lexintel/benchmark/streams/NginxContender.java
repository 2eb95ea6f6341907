package com.lexintel.benchmark.streams;

import com.lexintel.benchmark.Nginx;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Channels of nchan. */
final class NginxContender implements Contender {
  static final String NAME = "nginx + nchan";

  private static final String LOCATIONS =
      """
      location ~ ^/sub/(.+)$ { nchan_subscriber eventsource; nchan_channel_id $1; }
      location ~ ^/pub/(.+)$ {
        nchan_publisher; nchan_channel_id $1; nchan_message_buffer_length 5000;
      }
      """;

  private final boolean ofCase;
  private final Nginx nginx = new Nginx(LOCATIONS);
  private final Pipe pipe = new Pipe(nginx.port());

  NginxContender(boolean ofCase) throws IOException {
    this.ofCase = ofCase;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int port() {
    return nginx.port();
  }

  @Override
  public Visit document(UUID id) {
    return Visit.ofEvents("/sub/" + id);
  }

  @Override
  public Visit legalCase() {
    return Visit.ofEvents("/sub/case");
  }

  @Override
  public void publish(int document, UUID id, String event) throws IOException {
    pipe.say(
        "POST /pub/%s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(ofCase ? "case" : id, event.length(), event));
  }

  @Override
  public void flush() throws IOException {
    pipe.flush();
  }

  @Override
  public List<Long> processes() {
    return nginx.processes();
  }

  @Override
  public void close() throws IOException {
    pipe.close();
    nginx.close();
  }
}

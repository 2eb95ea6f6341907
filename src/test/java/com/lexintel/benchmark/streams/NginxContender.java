package com.lexintel.benchmark.streams;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** nginx with the module nchan, one worker, as Debian packages it. */
final class NginxContender implements Contender {
  private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");
  private static final String CONFIGURATION =
      """
      load_module %s;
      daemon off;
      pid %s/nginx.pid;
      error_log stderr crit;
      worker_processes 1;
      worker_rlimit_nofile 20000;
      events { worker_connections 19000; }
      http {
        access_log off;
        client_body_temp_path %s/body;
        nchan_shared_memory_size 1024M;
        server {
          listen 127.0.0.1:%d backlog=4096;
          keepalive_requests 1000000000;
          keepalive_timeout 1h;
          location ~ ^/sub/(.+)$ { nchan_subscriber eventsource; nchan_channel_id $1; }
          location ~ ^/pub/(.+)$ {
            nchan_publisher; nchan_channel_id $1; nchan_message_buffer_length 5000;
          }
        }
      }
      """;

  private final boolean ofCase;
  private final int port = Ports.free();
  private final Process process;
  private final Pipe pipe;

  NginxContender(boolean ofCase) throws IOException {
    this.ofCase = ofCase;
    Path directory = Files.createTempDirectory(Path.of("target"), "nginx").toAbsolutePath();
    Path configuration = directory.resolve("nginx.conf");
    Files.writeString(configuration, CONFIGURATION.formatted(MODULE, directory, directory, port));
    process =
        new ProcessBuilder("nginx", "-p", directory.toString(), "-c", configuration.toString())
            .inheritIO()
            .start();
    Ports.await(port);
    pipe = new Pipe(port);
  }

  static boolean isHere() {
    return Files.exists(MODULE);
  }

  @Override
  public String name() {
    return "nginx + nchan";
  }

  @Override
  public int port() {
    return port;
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
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(ProcessHandle::pid)
        .toList();
  }

  @Override
  public void close() throws IOException {
    pipe.close();
    process.destroy();
    process.onExit().join();
  }
}

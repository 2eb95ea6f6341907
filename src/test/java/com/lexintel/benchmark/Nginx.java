package com.lexintel.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** nginx with the module nchan, one worker, as Debian packages it. */
public final class Nginx implements AutoCloseable {
  private static final Path MODULE = Path.of("/usr/lib/nginx/modules/ngx_nchan_module.so");
  private static final String CONFIGURATION =
      """
      load_module %s;
      user %s;
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
          root %s;
          keepalive_requests 1000000000;
          keepalive_timeout 1h;
          %s
        }
      }
      """;

  private final int port = Ports.free();
  private final Path files;
  private final Process process;

  /**
   * @param locations what it does at which path, besides giving out its files
   */
  public Nginx(String locations) throws IOException {
    Path directory = Files.createTempDirectory(Path.of("target"), "nginx").toAbsolutePath();
    files = Files.createDirectory(directory.resolve("files"));
    Path configuration = directory.resolve("nginx.conf");
    Files.writeString(
        configuration,
        CONFIGURATION.formatted(
            MODULE, System.getProperty("user.name"), directory, directory, port, files, locations));
    process =
        new ProcessBuilder("nginx", "-p", directory.toString(), "-c", configuration.toString())
            .inheritIO()
            .start();
    Ports.await(port);
  }

  public static boolean isHere() {
    return Files.exists(MODULE);
  }

  public int port() {
    return port;
  }

  /** Gives out this text from now on. */
  void serve(String name, String text) throws IOException {
    Files.writeString(files.resolve(name), text);
  }

  public List<Long> processes() {
    return Stream.concat(Stream.of(process.toHandle()), process.descendants())
        .map(ProcessHandle::pid)
        .toList();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}

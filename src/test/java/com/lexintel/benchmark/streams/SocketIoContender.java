package com.lexintel.benchmark.streams;

import com.lexintel.NpmProject;
import com.lexintel.benchmark.Ports;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** Socket.IO's own server on Node, one process, with its Redis adapter. */
final class SocketIoContender implements Contender {
  private final boolean ofCase;
  private final int port = Ports.free();
  private final Process process;
  private final Pipe redis;

  /** Skips the test where npm or its packages are not to be had. */
  SocketIoContender(boolean ofCase) throws IOException, InterruptedException {
    this.ofCase = ofCase;
    String redisPort = System.getProperty("redis.port");
    process =
        new ProcessBuilder("node", "socket-io.js", String.valueOf(port), redisPort)
            .directory(NpmProject.installed("peers").file(".").toFile())
            .inheritIO()
            .start();
    Ports.await(port);
    redis = new Pipe(Integer.parseInt(redisPort));
  }

  @Override
  public String name() {
    return "Socket.IO on Node, Redis adapter";
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Visit document(UUID id) {
    return watching("room:" + id);
  }

  @Override
  public Visit legalCase() {
    return watching("room:case");
  }

  private static Visit watching(String room) {
    return Visit.ofSocket(
        "/socket.io/?EIO=4&transport=websocket",
        "",
        List.of(new Visit.Say(null, "40"), new Visit.Say("40", "42[\"watch\",\"" + room + "\"]")));
  }

  @Override
  public void publish(int document, UUID id, String event) throws IOException {
    redis.publish("room:" + (ofCase ? "case" : id), event);
  }

  @Override
  public void flush() throws IOException {
    redis.flush();
  }

  @Override
  public boolean remembers() {
    return false;
  }

  @Override
  public List<Long> processes() {
    return List.of(process.pid());
  }

  @Override
  public void close() throws IOException {
    redis.close();
    process.destroy();
    process.onExit().join();
  }
}

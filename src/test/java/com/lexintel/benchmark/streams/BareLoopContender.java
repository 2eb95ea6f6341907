package com.lexintel.benchmark.streams;

import com.lexintel.benchmark.Ports;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** {@link BareLoop} in a JVM of its own. */
final class BareLoopContender implements Contender {
  static final String NAME = "bare loop";

  private final boolean ofCase;
  private final int port = Ports.free();
  private final Process process;
  private final Pipe pipe;

  BareLoopContender(boolean ofCase) throws IOException {
    this.ofCase = ofCase;
    process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                BareLoop.class.getName(),
                String.valueOf(port))
            .inheritIO()
            .start();
    Ports.await(port);
    pipe = new Pipe(port);
    pipe.say("PUBLISH\n");
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public Visit document(UUID id) {
    return Visit.ofEvents("/" + id);
  }

  @Override
  public Visit legalCase() {
    return Visit.ofEvents("/case");
  }

  @Override
  public void publish(int document, UUID id, String event) throws IOException {
    pipe.say((ofCase ? "case" : id) + " " + event + "\n");
  }

  @Override
  public void flush() throws IOException {
    pipe.flush();
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
    pipe.close();
    process.destroyForcibly();
  }
}

package com.lexintel.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A way to Redis by which a subscriber gets two messages with each answer to a ping: one and a half
 * with the answer, the other half when something is published that way. They are numbered.
 */
final class PiecemealRedis implements AutoCloseable {
  private static final String PATTERN = "[acd]*:*:progress";
  private static final int HALF = 50;
  private static final String ANSWER = "$4\r\npong\r\n$0\r\n\r\n";

  private final ServerSocket entrance = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<Way> ways = new CopyOnWriteArrayList<>();
  private final int redis;
  private final String channel;

  PiecemealRedis(int redis, String channel) throws IOException {
    this.redis = redis;
    this.channel = channel;
    run(this::accept);
  }

  private String message(int number) {
    return Stream.of("pmessage", PATTERN, channel, Integer.toString(number))
        .map(text -> "$" + text.length() + "\r\n" + text + "\r\n")
        .collect(Collectors.joining("", "*4\r\n", ""));
  }

  int port() {
    return entrance.getLocalPort();
  }

  /** Whether a second half is due. */
  boolean owes() {
    return ways.stream().anyMatch(Way::owes);
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = entrance.accept();
      Socket server = new Socket("localhost", redis);
      sockets.addAll(List.of(client, server));
      Way way = new Way(client.getOutputStream());
      ways.add(way);
      run(() -> pump(client, bytes -> ask(bytes, server.getOutputStream())));
      run(() -> pump(server, way::answer));
    }
  }

  private void ask(byte[] command, OutputStream server) throws IOException {
    if (new String(command, StandardCharsets.ISO_8859_1).contains("PUBLISH")) {
      for (Way way : ways) {
        way.pay();
      }
    }
    server.write(command);
  }

  /** What goes to one client. */
  private final class Way {
    private final OutputStream client;
    private String owed = "";
    private int messages;

    private Way(OutputStream client) {
      this.client = client;
    }

    private synchronized boolean owes() {
      return !owed.isEmpty();
    }

    private synchronized void pay() throws IOException {
      tell(owed);
      owed = "";
    }

    private synchronized void answer(byte[] bytes) throws IOException {
      String answer = new String(bytes, StandardCharsets.ISO_8859_1);
      if (!answer.endsWith(ANSWER)) {
        tell(owed + answer);
        owed = "";
        return;
      }
      String two = owed + answer + message(messages++) + message(messages++);
      owed = two.substring(two.length() - HALF);
      tell(two.substring(0, two.length() - HALF));
    }

    private void tell(String text) throws IOException {
      client.write(text.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private interface Taker {
    void take(byte[] bytes) throws IOException;
  }

  private static void pump(Socket from, Taker taker) throws IOException {
    InputStream in = from.getInputStream();
    byte[] buffer = new byte[65_536];
    for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
      taker.take(Arrays.copyOf(buffer, length));
    }
  }

  private static void run(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                // By either side.
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    for (Socket each : sockets) {
      each.close();
    }
  }
}

package com.lexintel.chat.openai;

import com.lexintel.progress.JsonFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;

/** A service on a socket that does, byte for byte, what a test says; one script a request. */
public final class ScriptedService implements AutoCloseable {
  private final ServerSocket server;
  private final BlockingQueue<Script> scripts = new LinkedBlockingQueue<>();
  private final Script otherwise;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch left = new CountDownLatch(1);

  public interface Script {
    void play(Answer answer) throws IOException, InterruptedException;
  }

  /** Answers as many requests as {@link #then} has scripts for. */
  ScriptedService() throws IOException {
    this(null);
  }

  /** Plays the same script for every request; several may play at once. */
  public ScriptedService(Script always) throws IOException {
    otherwise = always;
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "scripted-service");
    thread.setDaemon(true);
    thread.start();
  }

  public URI address() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1");
  }

  ScriptedService then(Script script) {
    scripts.add(script);
    return this;
  }

  /** The bodies that were sent. */
  List<String> requests() {
    return requests;
  }

  /** Open until a client has closed its connection while it was written to. */
  CountDownLatch left() {
    return left;
  }

  private void serve() {
    try {
      while (true) {
        Socket socket = server.accept();
        Thread thread = new Thread(() -> answer(socket), "scripted-answer");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  private void answer(Socket socket) {
    try (socket) {
      String request = request(socket.getInputStream());
      requests.add(request);
      Script script = otherwise == null ? scripts.take() : otherwise;
      script.play(new Answer(request, socket));
    } catch (IOException gone) {
      left.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String request(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("no request");
      }
      head.write(next);
    }
    int length =
        head.toString(StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> line.toLowerCase().startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  /** One answer. Its end is the end of the script; only {@link #end} makes it a whole one. */
  public static final class Answer {
    private final String request;
    private final OutputStream out;

    private Answer(String request, Socket socket) throws IOException {
      this.request = request;
      out = socket.getOutputStream();
    }

    /** The body of what is answered. */
    public String request() {
      return request;
    }

    Answer refuse(int status, String... headers) throws IOException {
      out.write(
          ("HTTP/1.1 "
                  + status
                  + " No\r\nContent-Length: 6\r\nConnection: close\r\n"
                  + String.join("", headers)
                  + "\r\nsecret")
              .getBytes(StandardCharsets.UTF_8));
      return this;
    }

    public Answer open() throws IOException {
      out.write(
          ("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                  + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n")
              .getBytes(StandardCharsets.UTF_8));
      return this;
    }

    public Answer say(String... words) throws IOException {
      for (String word : words) {
        raw(frame(word));
      }
      return this;
    }

    /** Cut after each byte, so that frames and characters are split. */
    public Answer sayByteByByte(String words) throws IOException {
      for (byte each : frame(words)) {
        raw(new byte[] {each});
      }
      return this;
    }

    /** A frame without its second half. */
    public Answer half(String words) throws IOException {
      byte[] frame = frame(words);
      raw(java.util.Arrays.copyOf(frame, frame.length / 2));
      return this;
    }

    public Answer end() throws IOException {
      raw(
          ("data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}\n\n"
                  + "data: {\"id\":\"1\",\"choices\":[],\"usage\":{\"prompt_tokens\":11,"
                  + "\"completion_tokens\":22,\"total_tokens\":33}}\n\ndata: [DONE]\n\n")
              .getBytes(StandardCharsets.UTF_8));
      out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
      return this;
    }

    /** The end of the answer without a word of why. */
    void close() throws IOException {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    private void raw(byte[] bytes) throws IOException {
      ByteArrayOutputStream chunk = new ByteArrayOutputStream(bytes.length + 12);
      chunk.writeBytes(
          (Integer.toHexString(bytes.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      chunk.writeBytes(bytes);
      chunk.write('\r');
      chunk.write('\n');
      // In one piece, or the system would hold back the second until the first is acknowledged.
      out.write(chunk.toByteArray());
      out.flush();
    }

    private static byte[] frame(String words) {
      String json = JsonFactory.JSON.createValue(words).toString();
      return ("data: {\"id\":\"1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
              + json
              + "}}]}\n\n")
          .getBytes(StandardCharsets.UTF_8);
    }
  }
}

package com.lexintel;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request whose headers are all the test's own, {@code Host} too. */
public record RawRequest(String method, String path, Map<String, String> headers, String body) {

  public static RawRequest of(String method, String path) {
    return new RawRequest(method, path, Map.of(), "");
  }

  public RawRequest with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new RawRequest(method, path, more, body);
  }

  public RawRequest with(String newBody) {
    return new RawRequest(method, path, headers, newBody);
  }

  /**
   * @param line the status line
   * @param text everything, from the status line to the end of the body
   */
  public record Answer(String line, String text) {
    public int status() {
      return Integer.parseInt(line.split(" ")[1]);
    }
  }

  public Answer send(URI server) throws IOException {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.putIfAbsent("Host", server.getAuthority());
    all.put("Connection", "close");
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    if (content.length > 0) {
      all.put("Content-Length", String.valueOf(content.length));
    }
    StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\n");
    all.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
    try (Socket socket = new Socket(server.getHost(), server.getPort())) {
      socket.setSoTimeout(60_000);
      OutputStream out = socket.getOutputStream();
      out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
      out.write(content);
      out.flush();
      String text = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Answer(text.lines().findFirst().orElseThrow(), text);
    }
  }
}

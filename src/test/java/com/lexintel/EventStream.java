package com.lexintel;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** A stream of server-sent events as a client reads it. */
public final class EventStream implements AutoCloseable {
  private final HttpResponse<java.io.InputStream> response;
  private final BufferedReader lines;
  private volatile long heardAt = System.nanoTime();

  /**
   * One message.
   *
   * @param id null when it had none
   * @param name null when it had none
   * @param data empty when a message with a name had none
   */
  public record Message(String id, String name, JsonObject data) {}

  public EventStream(HttpResponse<java.io.InputStream> response) {
    this.response = response;
    this.lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  public static EventStream open(Api api, String path, String... headers) {
    HttpResponse<java.io.InputStream> response = api.open(path, headers);
    if (response.statusCode() != 200) {
      throw new AssertionError("Expected a stream, got " + response.statusCode());
    }
    return new EventStream(response);
  }

  public HttpResponse<?> response() {
    return response;
  }

  /** How long nothing has come, not even a comment. */
  public Duration silence() {
    return Duration.ofNanos(System.nanoTime() - heardAt);
  }

  /** The next message; empty at the end of the stream. */
  public Optional<Message> next() {
    String id = null;
    String name = null;
    StringBuilder data = new StringBuilder();
    for (String line = line(); line != null; line = line()) {
      if (line.startsWith("id:")) {
        id = line.substring(3).strip();
      } else if (line.startsWith("event:")) {
        name = line.substring(6).strip();
      } else if (line.startsWith("data:")) {
        data.append(line.substring(5).strip());
      } else if (line.isEmpty() && (data.length() > 0 || name != null)) {
        return Optional.of(new Message(id, name, parsed(data)));
      }
    }
    return Optional.empty();
  }

  private static JsonObject parsed(CharSequence data) {
    return data.length() == 0 ? JsonValue.EMPTY_JSON_OBJECT : Api.parse(data.toString());
  }

  /** Every message up to the end of the stream. */
  public List<Message> toEnd() {
    List<Message> messages = new ArrayList<>();
    for (Optional<Message> next = next(); next.isPresent(); next = next()) {
      messages.add(next.get());
    }
    return messages;
  }

  /** The first message that is as wanted. */
  public Message until(Predicate<JsonObject> wanted) {
    for (Optional<Message> next = next(); next.isPresent(); next = next()) {
      if (wanted.test(next.get().data())) {
        return next.get();
      }
    }
    throw new AssertionError("The stream ended first");
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }

  private String line() {
    try {
      String line = lines.readLine();
      heardAt = System.nanoTime();
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

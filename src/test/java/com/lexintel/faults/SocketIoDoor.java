package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.streaming.socketio.Polls;
import com.lexintel.streaming.socketio.RefusedPoll;
import com.lexintel.streaming.websocket.SocketClient;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Socket.IO: watches in the answer to "connect", with the cursor that it has. */
final class SocketIoDoor implements Door {
  private final Transport transport;

  private SocketIoDoor(Transport transport) {
    this.transport = transport;
  }

  static SocketIoDoor polling() {
    return new SocketIoDoor(node -> new PolledSession(Polls.open(node, Map.of())));
  }

  static SocketIoDoor webSocket() {
    return new SocketIoDoor(
        node -> new FramedSession(SocketClient.open(node, "socket.io/?EIO=4&transport=websocket")));
  }

  private interface Transport {
    Session open(Api node) throws IOException;
  }

  /** A session that carries messages of Socket.IO. */
  private interface Session extends AutoCloseable {
    void say(String message);

    /** Empty when the session has ended. */
    Optional<String> next() throws InterruptedException;

    @Override
    void close();
  }

  @Override
  public boolean follow(Api node, Followed what, Beliefs beliefs)
      throws IOException, InterruptedException {
    try (Session session = transport.open(node)) {
      session.say("0");
      Optional<String> next = session.next();
      while (next.isPresent()) {
        String message = next.get();
        if (message.startsWith("0")) {
          session.say(watch(what, beliefs.cursor()));
        } else if (message.startsWith("31")) {
          JsonObject acknowledged = array(message.substring(2)).getJsonObject(0);
          if (!acknowledged.getBoolean("ok")) {
            return beliefs.gone(acknowledged.getString("code"));
          }
          beliefs.connected(acknowledged.getBoolean("resumed"));
        } else if (message.startsWith("2")) {
          JsonArray event = array(message.substring(1));
          if (event.getString(0).equals("complete")) {
            return true;
          }
          take(event, beliefs);
        } else {
          beliefs.cannotUnderstand(message);
        }
        next = session.next();
      }
      return false;
    }
  }

  private static String watch(Followed what, String cursor) {
    JsonObjectBuilder request = Json.createObjectBuilder();
    request.add(what.oneDocument() ? "document_id" : "case_id", what.only());
    if (cursor != null) {
      request.add("cursor", cursor);
    }
    String name = what.oneDocument() ? "watch_document" : "watch_case";
    return "21" + Json.createArrayBuilder().add(name).add(request).build();
  }

  private static void take(JsonArray event, Beliefs beliefs) {
    JsonObject data = event.getJsonObject(1);
    switch (event.getString(0)) {
      case "progress" -> beliefs.take(data, data.getJsonNumber("seq").toString());
      case "case_progress" -> beliefs.take(data, data.getString("cursor", null));
      default -> beliefs.cannotUnderstand(event);
    }
  }

  private static JsonArray array(String text) {
    try (var reader = Json.createReader(new StringReader(text))) {
      return reader.readArray();
    }
  }

  private record PolledSession(Polls polls) implements Session {
    private static final int SESSION_UNKNOWN = 400;

    @Override
    public void say(String message) {
      polls.say(message);
    }

    @Override
    public Optional<String> next() {
      try {
        return Optional.of(polls.next());
      } catch (RefusedPoll refused) {
        if (refused.answer().statusCode() == SESSION_UNKNOWN) {
          return Optional.empty();
        }
        throw refused;
      }
    }

    @Override
    public void close() {
      polls.abandon();
    }
  }

  private record FramedSession(SocketClient socket) implements Session {
    /** The interval of the server's pings and the time that one may take. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(45);

    @Override
    public void say(String message) {
      socket.say("4" + message);
    }

    @Override
    public Optional<String> next() throws InterruptedException {
      Optional<String> packet = socket.nextUnlessSilent(LONGEST_SILENCE);
      while (packet.isPresent() && !packet.get().startsWith("4")) {
        if (packet.get().equals("2")) {
          socket.say("3");
        }
        packet = socket.nextUnlessSilent(LONGEST_SILENCE);
      }
      return packet.map(text -> text.substring(1));
    }

    @Override
    public void close() {
      socket.close();
    }
  }
}

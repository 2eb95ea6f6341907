package com.lexintel.streaming.socketio;

import com.lexintel.identity.authentication.Authentication;
import com.lexintel.node.ServerResources;
import com.lexintel.node.Timer;
import com.lexintel.streaming.socketio.engineio.EchoDoor;
import com.lexintel.streaming.socketio.engineio.EngineSession;
import com.lexintel.streaming.socketio.engineio.EngineSettings;
import com.lexintel.streaming.socketio.engineio.Receiver;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Doors for the cases of the protocols' own test suites, which expect namespaces that answer what
 * they hear. Each is there twice: as hasty as the suites want it, and so calm that no ping comes
 * between.
 */
@WebListener
public class JudgeDoor implements ServletContextListener {
  static final String HASTY = "judge/hasty/";
  static final String CALM = "judge/calm/";

  @Inject private ServerResources server;
  @Inject private Authentication authentication;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    EchoDoor door = new EchoDoor(event.getServletContext(), server, authentication);
    Timer timer = server::after;
    Map<String, Namespace> namespaces = Map.of("/", new Echo(true), "/custom", new Echo(false));
    Function<EngineSession, Receiver> hasty =
        session -> new Connection(session, namespaces, timer, 5_000);
    Function<EngineSession, Receiver> calm =
        session -> new Connection(session, namespaces, timer, 60_000);
    door.open(hasty("engine.io/"), EchoDoor::echo);
    door.open(hasty("socket.io/"), hasty);
    door.open(calm("engine.io/"), EchoDoor::echo);
    door.open(calm("socket.io/"), calm);
  }

  private static EngineSettings hasty(String path) {
    return new EngineSettings("/" + HASTY + path, 300, 200, 1_000_000);
  }

  private static EngineSettings calm(String path) {
    return new EngineSettings("/" + CALM + path, 25_000, 20_000, 1_000_000);
  }

  /**
   * Tells a client what it said of itself.
   *
   * @param answers whether it also sends back what it hears
   */
  private record Echo(boolean answers) implements Namespace {
    @Override
    public Listener join(Peer peer, JsonObject auth) {
      peer.emit("auth", auth.toString());
      return new Listener() {
        @Override
        public void event(SocketPacket event) {
          if (answers) {
            answer(peer, event);
          }
        }

        @Override
        public void left() {}
      };
    }

    private static void answer(Peer peer, SocketPacket event) {
      if (event.event().equals("message")) {
        peer.reply(
            new SocketPacket(
                event.type(),
                event.namespace(),
                null,
                array(List.of(Json.createValue("message-back")), event.arguments()),
                event.attachments()));
      } else if (event.event().equals("message-with-ack")) {
        peer.reply(
            event.answer(array(List.of(), event.arguments()).asJsonArray(), event.attachments()));
      }
    }

    private static JsonValue array(List<JsonValue> first, List<JsonValue> then) {
      JsonArrayBuilder array = Json.createArrayBuilder();
      first.forEach(array::add);
      then.forEach(array::add);
      return array.build();
    }
  }
}

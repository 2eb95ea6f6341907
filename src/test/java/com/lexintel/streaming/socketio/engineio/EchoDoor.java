package com.lexintel.streaming.socketio.engineio;

import com.lexintel.channels.OpenConnection;
import com.lexintel.identity.authentication.Authentication;
import com.lexintel.node.ServerResources;
import com.lexintel.node.Timer;
import jakarta.servlet.ServletContext;
import java.util.List;
import java.util.function.Function;

/** Opens doors for tests in a server. */
public record EchoDoor(
    ServletContext context, ServerResources server, Authentication authentication) {

  public void open(EngineSettings settings, Function<EngineSession, Receiver> application) {
    Timer timer = server::after;
    Engine engine =
        new Engine(
            settings,
            client -> new OpenConnection(client, change -> {}),
            application,
            timer,
            server.executor());
    new EngineServlet(engine, authentication, anybody -> {}).open(context);
  }

  /** Sends back each message. */
  public static Receiver echo(EngineSession session) {
    return new Receiver() {
      @Override
      public void text(String message) {
        session.reply(List.of(Packet.message(message)));
      }

      @Override
      public void binary(byte[] message) {
        session.reply(List.of(Packet.message(message)));
      }

      @Override
      public void ended() {}
    };
  }
}

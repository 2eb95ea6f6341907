package com.lexintel.streaming.socketio;

import com.lexintel.identity.Secret;
import com.lexintel.node.Timer;
import com.lexintel.progress.JsonFactory;
import com.lexintel.streaming.socketio.engineio.EngineSession;
import com.lexintel.streaming.socketio.engineio.MalformedPacket;
import com.lexintel.streaming.socketio.engineio.Receiver;
import com.lexintel.streaming.socketio.engineio.SessionEnd;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A session as Socket.IO sees it: the namespaces to which its client has connected. */
final class Connection implements Receiver {
  private static final int ID_BYTES = 15;

  private final EngineSession session;
  private final Map<String, Namespace> namespaces;
  private final Decoder decoder = new Decoder();
  private final Map<String, Namespace.Listener> joined = new ConcurrentHashMap<>();
  private volatile boolean everJoined;

  /**
   * @param joinTimeout milliseconds that a client has to connect to its first namespace
   */
  Connection(
      EngineSession session, Map<String, Namespace> namespaces, Timer timer, long joinTimeout) {
    this.session = session;
    this.namespaces = namespaces;
    timer.after(joinTimeout, this::endUnlessJoined);
  }

  private void endUnlessJoined() {
    if (!everJoined) {
      session.end(SessionEnd.NOT_JOINED);
    }
  }

  @Override
  public void text(String message) throws MalformedPacket {
    take(decoder.text(message));
  }

  @Override
  public void binary(byte[] message) throws MalformedPacket {
    take(decoder.binary(message));
  }

  private void take(Optional<SocketPacket> complete) throws MalformedPacket {
    if (complete.isEmpty()) {
      return;
    }
    SocketPacket packet = complete.get();
    if (packet.type() == SocketPacket.Type.CONNECT) {
      connect(packet);
      return;
    }
    Namespace.Listener listener = joined.get(packet.namespace());
    if (listener == null) {
      throw new MalformedPacket("The client has not connected to this namespace");
    }
    if (packet.type() == SocketPacket.Type.DISCONNECT) {
      joined.remove(packet.namespace());
      listener.left();
    } else if (packet.isEvent()) {
      listener.event(packet);
    }
    // No event of ours asks for an acknowledgement.
  }

  private void connect(SocketPacket packet) throws MalformedPacket {
    String name = packet.namespace();
    Namespace namespace = namespaces.get(name);
    if (namespace == null) {
      JsonObject error = object("message", "Invalid namespace");
      session.reply(SocketPacket.of(SocketPacket.Type.CONNECT_ERROR, name, error).encoded());
      return;
    }
    if (joined.containsKey(name)) {
      throw new MalformedPacket("The client has connected to this namespace before");
    }
    everJoined = true;
    JsonObject sid = object("sid", Secret.random(ID_BYTES));
    session.reply(SocketPacket.of(SocketPacket.Type.CONNECT, name, sid).encoded());
    JsonObject auth =
        packet.data() == null ? JsonValue.EMPTY_JSON_OBJECT : packet.data().asJsonObject();
    joined.put(name, namespace.join(new Peer(session, name), auth));
    // It may have ended meanwhile, when there was nobody to tell.
    if (session.hasEnded()) {
      ended();
    }
  }

  private static JsonObject object(String name, String value) {
    return JsonFactory.JSON.createObjectBuilder().add(name, value).build();
  }

  @Override
  public void ended() {
    List.copyOf(joined.values()).forEach(Namespace.Listener::left);
  }
}

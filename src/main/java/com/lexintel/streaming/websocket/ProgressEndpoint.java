package com.lexintel.streaming.websocket;

import com.lexintel.channels.LiveProgress;
import jakarta.websocket.Session;

/** {@code /ws}: a client subscribes to what it wants, as often as it wants. */
final class ProgressEndpoint extends SocketEndpoint {
  static final String PATH = "/ws";
  static final String PROTOCOL = "lexintel.progress.v1";

  private final LiveProgress live;
  private Conversation conversation;

  ProgressEndpoint(Sockets sockets, LiveProgress live) {
    super(sockets);
    this.live = live;
  }

  @Override
  void begin(Socket opened, Session session) {
    conversation = new Conversation(opened, live);
    opened.listen(conversation::received);
    opened.reply("{\"type\":\"connected\",\"protocol\":\"" + PROTOCOL + "\"}");
  }

  @Override
  void end() {
    conversation.end();
  }
}

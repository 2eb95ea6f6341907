package com.lexintel.streaming.websocket;

import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.answer.LiveAnswers;
import com.lexintel.identity.Client;
import com.lexintel.streaming.socket.Protocol;
import com.lexintel.streaming.socket.Socket;
import jakarta.websocket.Session;

/** {@code /ws}: a client subscribes to what it wants, as often as it wants. */
final class ProgressProtocol implements Protocol {
  static final String PATH = "/ws";
  static final String NAME = "lexintel.progress.v1";

  private final LiveProgress live;
  private final LiveAnswers answers;
  private volatile Conversation conversation;

  ProgressProtocol(LiveProgress live, LiveAnswers answers) {
    this.live = live;
    this.answers = answers;
  }

  @Override
  public void begin(Socket socket, Session session, Client client) {
    Conversation begun = new Conversation(client, socket, live, answers);
    conversation = begun;
    socket.listen(begun::received);
    socket.reply("{\"type\":\"connected\",\"protocol\":\"" + NAME + "\"}");
  }

  @Override
  public void end() {
    if (conversation != null) {
      conversation.end();
    }
  }
}

package com.lexintel.streaming.websocket;

import com.lexintel.api.Refusal;
import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.state.Topic;
import com.lexintel.progress.Ids;
import com.lexintel.streaming.SubscribeRequest;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;

/** {@code /ws/documents/{id}/progress}: each event of one document as one text message. */
final class DocumentEndpoint extends SocketEndpoint {
  static final String PATH = "/ws/documents/{id}/progress";

  private final LiveProgress live;
  private SocketSink sink;

  DocumentEndpoint(Sockets sockets, LiveProgress live) {
    super(sockets);
    this.live = live;
  }

  @Override
  void begin(Socket opened, Session session) {
    sink = new SocketSink(opened, Dialect.PLAIN, () -> {});
    opened.listen(
        text -> {
          if (text.equals("ping")) {
            opened.reply("pong");
          }
        });
    try {
      Topic topic = Topic.document(Ids.ofDocument(session.getPathParameters().get("id")));
      sink.follow(live, topic, SubscribeRequest.cursor(session.getRequestParameterMap()));
    } catch (RuntimeException unavailable) {
      opened
          .send(Envelope.error(null, Refusal.of(unavailable)))
          .whenComplete((told, failure) -> opened.close(CloseCodes.TRY_AGAIN_LATER, ""));
    }
  }

  @Override
  void end() {
    sink.leave();
  }
}

package com.lexintel.streaming.websocket;

import com.lexintel.api.Refusal;
import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.progress.Ids;
import com.lexintel.streaming.ClientSubscription;
import com.lexintel.streaming.SubscribeRequest;
import com.lexintel.streaming.socket.Protocol;
import com.lexintel.streaming.socket.Socket;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;

/** {@code /ws/documents/{id}/progress}: each event of one document as one text message. */
final class DocumentProtocol implements Protocol {
  static final String PATH = "/ws/documents/{id}/progress";

  private final LiveProgress live;
  private volatile ClientSubscription subscription;

  DocumentProtocol(LiveProgress live) {
    this.live = live;
  }

  @Override
  public void begin(Socket socket, Session session, Client client) {
    ClientSubscription begun =
        new ClientSubscription(new SocketDelivery(socket, Dialect.PLAIN), ended -> {});
    subscription = begun;
    socket.listen(
        text -> {
          if (text.equals("ping")) {
            socket.reply("pong");
          }
        });
    try {
      Topic topic = Topic.document(Ids.ofDocument(session.getPathParameters().get("id")));
      String cursor = SubscribeRequest.cursor(session.getRequestParameterMap());
      begun.follow(sink -> live.follow(client, topic, sink, cursor, Fields.ALL));
    } catch (RuntimeException unavailable) {
      socket
          .send(Envelope.error(null, Refusal.of(unavailable)))
          .whenComplete((told, failure) -> socket.close(CloseCodes.TRY_AGAIN_LATER, ""));
    }
  }

  @Override
  public void end() {
    if (subscription != null) {
      subscription.leave();
    }
  }
}

package com.lexintel.streaming.websocket;

import com.lexintel.api.Refusal;
import com.lexintel.channels.LiveProgress;
import com.lexintel.channels.answer.LiveAnswers;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.channels.event.Fields;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.streaming.ClientSubscription;
import com.lexintel.streaming.socket.Socket;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What a client asks for on one connection, and what it follows there. */
final class Conversation {
  static final int MOST_SUBSCRIPTIONS = 100;

  private final Client client;
  private final Socket socket;
  private final LiveProgress live;
  private final LiveAnswers answers;
  private final Map<String, ClientSubscription> subscriptions = new ConcurrentHashMap<>();

  Conversation(Client client, Socket socket, LiveProgress live, LiveAnswers answers) {
    this.client = client;
    this.socket = socket;
    this.live = live;
    this.answers = answers;
  }

  /** Takes a message of the client. Whatever is wrong with it is answered. */
  void received(String text) {
    if (text.equals("ping")) {
      socket.reply("pong");
      return;
    }
    String id = null;
    try {
      ClientMessage message = ClientMessage.parse(text);
      id = message.id();
      act(message, id);
    } catch (RuntimeException refused) {
      socket.reply(Envelope.error(id, Refusal.of(refused)));
    }
  }

  private void act(ClientMessage message, String id) {
    switch (message.type()) {
      case "ping" -> socket.reply("{\"type\":\"pong\"}");
      case "subscribe" -> subscribe(named(id), message);
      case "unsubscribe" -> unsubscribe(named(id));
      default ->
          throw new Problem(
              ProblemCode.BAD_REQUEST, "The type must be subscribe, unsubscribe or ping");
    }
  }

  private static String named(String id) {
    if (id == null) {
      throw new Problem(ProblemCode.BAD_REQUEST, "The id must be a text of 1 to 64 characters");
    }
    return id;
  }

  private void subscribe(String id, ClientMessage message) {
    if (subscriptions.containsKey(id)) {
      throw new Problem(ProblemCode.BAD_REQUEST, "There is a subscription with that id already");
    }
    if (subscriptions.size() >= MOST_SUBSCRIPTIONS) {
      throw new Problem(
          ProblemCode.TOO_MANY_STREAMS,
          "A connection may have " + MOST_SUBSCRIPTIONS + " subscriptions");
    }
    live.refuseMore(client, 1);
    Function<MessageSink, Subscription> following =
        message
            .answer()
            .map(answer -> answer(answer, message.cursor()))
            .orElseGet(() -> topic(message.topic(), message.cursor()));
    ClientSubscription subscription =
        new ClientSubscription(
            new SocketDelivery(socket, new Envelope(id)), ended -> subscriptions.remove(id));
    subscriptions.put(id, subscription);
    subscription.follow(following);
  }

  private Function<MessageSink, Subscription> answer(UUID id, String cursor) {
    answers.refuseUnknown(client.identity(), List.of(id));
    return sink -> answers.follow(client, id, sink, cursor);
  }

  private Function<MessageSink, Subscription> topic(Topic topic, String cursor) {
    live.refuseUnknown(client.identity(), topic, cursor != null);
    return sink -> live.follow(client, topic, sink, cursor, Fields.ALL);
  }

  /** One that has just ended by itself is not known any more, which is no mistake of the client. */
  private void unsubscribe(String id) {
    ClientSubscription subscription = subscriptions.get(id);
    if (subscription != null) {
      subscription.leave();
    }
  }

  /** The client has gone. */
  void end() {
    List.copyOf(subscriptions.values()).forEach(ClientSubscription::leave);
  }
}

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
import com.lexintel.streaming.socket.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** What a client asks for on one connection, and what it follows there. */
final class Conversation {
  /**
   * Each has at most one message on its way, and these wait for each other. So few leave room for
   * {@link Socket#reply}, which lets a client go when too much waits.
   */
  static final int MOST_FOLLOWED = 100;

  private final Client client;
  private final Socket socket;
  private final LiveProgress live;
  private final LiveAnswers answers;
  private final Map<String, SocketSubscription> subscriptions = new ConcurrentHashMap<>();

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
    List<AskedAnswer> asked = message.answers();
    refuseMore(Math.max(1, asked.size()));
    SocketSubscription subscription =
        new SocketSubscription(
            socket,
            asked.isEmpty()
                ? Map.of(new Envelope(id), topic(message.topic(), message.cursor()))
                : answers(id, asked),
            () -> subscriptions.remove(id));
    subscriptions.put(id, subscription);
    subscription.begin();
  }

  private void refuseMore(int wanted) {
    int followed = subscriptions.values().stream().mapToInt(SocketSubscription::followed).sum();
    if (followed + wanted > MOST_FOLLOWED) {
      throw new Problem(
          ProblemCode.TOO_MANY_STREAMS,
          "A connection may have "
              + MOST_FOLLOWED
              + " subscriptions, each answer of them counted by itself");
    }
    live.refuseMore(client, wanted);
  }

  private Map<Envelope, Function<MessageSink, Subscription>> answers(
      String id, List<AskedAnswer> asked) {
    answers.refuseUnknown(client.identity(), asked.stream().map(AskedAnswer::id).toList());
    Map<Envelope, Function<MessageSink, Subscription>> wanted = new LinkedHashMap<>();
    for (AskedAnswer each : asked) {
      wanted.put(
          new Envelope(id, each.id()),
          sink -> answers.follow(client, each.id(), sink, each.cursor()));
    }
    return wanted;
  }

  private Function<MessageSink, Subscription> topic(Topic topic, String cursor) {
    live.refuseUnknown(client.identity(), topic, cursor != null);
    return sink -> live.follow(client, topic, sink, cursor, Fields.ALL);
  }

  /** One that has just ended by itself is not known any more, which is no mistake of the client. */
  private void unsubscribe(String id) {
    SocketSubscription subscription = subscriptions.get(id);
    if (subscription != null) {
      subscription.leave();
    }
  }

  /** The client has gone. */
  void end() {
    List.copyOf(subscriptions.values()).forEach(SocketSubscription::leave);
  }
}

package com.lexintel.streaming.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.Events;
import com.lexintel.channels.UncountedConnection;
import com.lexintel.channels.delivery.ClientReading;
import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.MessageSinkContract;
import com.lexintel.channels.delivery.Subscription;
import com.lexintel.node.Ticks;
import com.lexintel.streaming.ClientSubscription;
import com.lexintel.streaming.socket.FakeSession;
import com.lexintel.streaming.socket.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SocketDeliveryTest {
  private final FakeSession client = new FakeSession();
  private final Socket socket =
      new Socket(client.session(), UncountedConnection.local(), Runnable::run, Ticks.SYSTEM);
  private final ClientSubscription first = subscription(socket, new Envelope("1"));
  private final ClientSubscription second = subscription(socket, new Envelope("2"));

  @Test
  void subscriptionsOfAConnectionWaitForEachOther() {
    client.stall();
    CompletableFuture<?> one = first.send(message("1")).toCompletableFuture();
    CompletableFuture<?> two = second.send(message("2")).toCompletableFuture();

    assertFalse(one.isDone());
    assertEquals(1, client.texts().size());
    client.read();

    assertTrue(one.isDone() && two.isDone());
    assertEquals(2, client.texts().size());
    assertEquals(0, client.refusals());
  }

  @Test
  void theEndOfOneLeavesTheOther() {
    first.close();

    assertEquals(List.of("{\"type\":\"complete\",\"id\":\"1\"}"), client.texts());
    assertFalse(second.send(message("2")).toCompletableFuture().isCompletedExceptionally());
    assertEquals(List.of(), client.closes());
  }

  @Test
  void whoDoesNotReadIsLetGoAndMayComeBack() {
    client.stall();
    first.send(message("1"));
    first.close();

    assertEquals(List.of(1013), client.closes());
    assertTrue(second.heartbeat().toCompletableFuture().isCompletedExceptionally());
  }

  @Test
  void aStopSendsTheClientElsewhereOnce() {
    first.farewell();
    first.close();
    second.farewell();
    second.close();

    assertEquals(List.of(1012), client.closes());
    assertEquals(List.of(), client.texts());
  }

  @Test
  void aStopSendsThoseElsewhereToWhomSomethingIsInFlight() {
    socket.stop();
    client.stall();
    first.send(message("1"));
    first.close();

    assertEquals(List.of(1012), client.closes());
  }

  private static ClientSubscription subscription(Socket socket, Dialect dialect) {
    return new ClientSubscription(new SocketDelivery(socket, dialect), ended -> {});
  }

  private static Message message(String id) {
    return Message.of(id, "{\"seq\":" + id + "}");
  }

  @Nested
  class OfSeveralSubscriptions extends MessageSinkContract {
    @Override
    protected Connection connect() {
      return new Connected(socket -> subscription(socket, new Envelope("1")));
    }
  }

  @Nested
  class OfOneOfSeveralAnswers extends MessageSinkContract {
    @Override
    protected Connection connect() {
      return new Connected(OfOneOfSeveralAnswers::sink);
    }

    private static MessageSink sink(Socket socket) {
      AtomicReference<MessageSink> sink = new AtomicReference<>();
      Function<MessageSink, Subscription> following =
          attached -> {
            sink.set(attached);
            return () -> {};
          };
      Map<Envelope, Function<MessageSink, Subscription>> wanted =
          Map.of(new Envelope("1", Events.document(1)), following);
      new SocketSubscription(socket, wanted, () -> {}).begin();
      return sink.get();
    }
  }

  @Nested
  class OfOneDocument extends MessageSinkContract {
    @Override
    protected Connection connect() {
      return new Connected(socket -> subscription(socket, Dialect.PLAIN));
    }
  }

  private static final class Connected
      implements MessageSinkContract.Connection, ClientReading.Through {
    private static final Pattern PROGRESS =
        Pattern.compile(
            "\\{\"type\":\"progress\",\"id\":\"1\",(?:\"answer_id\":\"[^\"]+\",)?"
                + "\"data\":(.*),\"cursor\":\"\\d+\"}");
    private static final Pattern START =
        Pattern.compile(
            "\\{\"type\":\"connected\",\"id\":\"1\",(?:\"answer_id\":\"[^\"]+\",)?(.*)");
    private static final String COMPLETE = "{\"type\":\"complete\",\"id\":\"1\"}";

    private final FakeSession client = new FakeSession();
    private final MessageSink sink;

    private Connected(Function<Socket, MessageSink> door) {
      Socket socket =
          new Socket(client.session(), UncountedConnection.local(), Runnable::run, Ticks.SYSTEM);
      sink = door.apply(socket);
    }

    @Override
    public MessageSink sink() {
      return sink;
    }

    @Override
    public List<String> received() {
      return client.texts().stream()
          .filter(text -> !text.equals(COMPLETE))
          .map(Connected::data)
          .toList();
    }

    private static String data(String text) {
      Matcher progress = PROGRESS.matcher(text);
      if (progress.matches()) {
        return progress.group(1);
      }
      Matcher start = START.matcher(text);
      return start.matches() ? "{" + start.group(1) : text;
    }

    @Override
    public ClientReading below() {
      return client;
    }

    @Override
    public int ends() {
      long completed = client.texts().stream().filter(COMPLETE::equals).count();
      return (int) completed + client.closes().size();
    }
  }
}

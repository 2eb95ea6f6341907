package com.lexintel.streaming.graphql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.channels.UncountedConnection;
import com.lexintel.channels.delivery.ClientReading;
import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.MessageSinkContract;
import com.lexintel.graphql.GraphQlEngine;
import com.lexintel.graphql.GraphQlRequest;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.node.Ticks;
import com.lexintel.streaming.events.EventOutput;
import com.lexintel.streaming.socket.FakeSession;
import com.lexintel.streaming.socket.Socket;
import com.lexintel.streaming.sse.FakeEventSink;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ProgressSourceTest {
  private static final GraphQlRequest FOLLOW =
      new GraphQlRequest(
          "subscription { documentProgress(documentId: \"any\") { documentId seq } }",
          null,
          Map.of());

  private final FakeSession client = new FakeSession();
  private final MessageSink source = begun(new SocketConnection(socket(client), "1"));

  @Test
  void theNextIsAskedForWhenTheOneBeforeIsSent() {
    client.stall();
    CompletableFuture<?> sent = source.send(message(1)).toCompletableFuture();
    assertFalse(sent.isDone());
    client.read();
    assertTrue(sent.isDone());
  }

  @Test
  void whoseAccessHasEndedIsToldSo() {
    source.send(Message.accessRevoked());
    source.close();
    JsonObject last = Api.parse(client.texts().get(0));
    assertEquals("error", last.getString("type"));
    assertTrue(last.toString().contains("access_revoked"), last::toString);
    assertEquals(List.of(), client.closes());
  }

  @Test
  void whoDoesNotReadIsLetGoAndMayComeBack() {
    client.stall();
    CompletableFuture<?> sent = source.send(message(1)).toCompletableFuture();
    source.close();
    assertEquals(List.of(1013), client.closes());
    assertTrue(sent.isCompletedExceptionally());
  }

  @Test
  void aStopSendsTheClientElsewhere() {
    source.farewell();
    source.close();
    assertEquals(List.of(1012), client.closes());
    assertEquals(List.of(), client.texts());
  }

  /** Who comes back to it must not believe that there is nothing more to come. */
  @Test
  void whoDoesNotReadAHeartbeatIsNotTheEndOfAll() {
    FakeEventSink server = new FakeEventSink();
    MessageSink stream = begun(new StreamConnection(new EventOutput(server, Runnable::run)));
    server.stall();
    stream.heartbeat();
    stream.close();
    assertEquals(1, server.closes());
    assertEquals(List.of(), server.data());
  }

  private static Message message(int n) {
    return Message.of(String.valueOf(n), "{\"document_id\":\"d\",\"seq\":" + n + "}");
  }

  private static Socket socket(FakeSession client) {
    return new Socket(client.session(), UncountedConnection.local(), Runnable::run, Ticks.SYSTEM);
  }

  /** The sink of a subscription that has begun on a connection. */
  private static MessageSink begun(Connection connection) {
    AtomicReference<MessageSink> begun = new AtomicReference<>();
    ProgressSource source =
        new ProgressSource(
            connection,
            Runnable::run,
            sink -> {
              begun.set(sink);
              return () -> {};
            },
            ProgressValue::ofDocument);
    GraphQlEngine engine =
        new GraphQlEngine(
            List.of(wiring -> wiring.subscription("documentProgress", (call, arguments) -> source)),
            null,
            false);
    new Operation(connection, () -> {}).begin(engine, FOLLOW, new Client(Identity.LOCAL, null));
    return begun.get();
  }

  /** The events of a client, as those of the other doors are. */
  private static String data(JsonObject result) {
    JsonObject event = result.getJsonObject("data").getJsonObject("documentProgress");
    return "{\"document_id\":\"%s\",\"seq\":%s}"
        .formatted(event.getString("documentId"), event.get("seq"));
  }

  @Nested
  class OverWebSocket extends MessageSinkContract {
    @Override
    protected Connection connect() {
      FakeSession client = new FakeSession();
      return new Connected(client, begun(new SocketConnection(socket(client), "1")));
    }

    @Override
    protected boolean speaksOfItself() {
      return false;
    }
  }

  @Nested
  class OverEvents extends MessageSinkContract {
    @Override
    protected Connection connect() {
      FakeEventSink server = new FakeEventSink();
      return new Streamed(
          server, begun(new StreamConnection(new EventOutput(server, Runnable::run))));
    }

    @Override
    protected boolean speaksOfItself() {
      return false;
    }
  }

  private record Connected(FakeSession client, MessageSink sink)
      implements MessageSinkContract.Connection, ClientReading.Through {

    @Override
    public List<String> received() {
      return client.texts().stream()
          .map(Api::parse)
          .filter(message -> message.getString("type").equals("next"))
          .map(message -> data(message.getJsonObject("payload")))
          .toList();
    }

    @Override
    public ClientReading below() {
      return client;
    }

    @Override
    public int ends() {
      long complete = client.texts().stream().filter(text -> text.contains("complete")).count();
      return (int) complete + client.closes().size();
    }
  }

  private record Streamed(FakeEventSink server, MessageSink sink)
      implements MessageSinkContract.Connection, ClientReading.Through {

    @Override
    public List<String> received() {
      return server.data().stream()
          .filter(text -> !text.isEmpty())
          .map(Api::parse)
          .map(ProgressSourceTest::data)
          .toList();
    }

    @Override
    public ClientReading below() {
      return server;
    }

    @Override
    public int ends() {
      return server.closes();
    }
  }
}

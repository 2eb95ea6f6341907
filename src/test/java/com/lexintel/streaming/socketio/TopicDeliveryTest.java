package com.lexintel.streaming.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.channels.FakeTime;
import com.lexintel.channels.delivery.ClientReading;
import com.lexintel.channels.delivery.Message;
import com.lexintel.channels.delivery.MessageSink;
import com.lexintel.channels.delivery.MessageSinkContract;
import com.lexintel.channels.state.Topic;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.streaming.ClientSubscription;
import com.lexintel.streaming.socketio.engineio.FakeClient;
import com.lexintel.streaming.socketio.engineio.MalformedPacket;
import com.lexintel.streaming.socketio.engineio.Receiver;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TopicDeliveryTest {
  private static final UUID ID = new UUID(2, 1);
  private static final Receiver DEAF =
      new Receiver() {
        @Override
        public void text(String message) {}

        @Override
        public void binary(byte[] message) {}

        @Override
        public void ended() {}
      };

  private static final Client LOCAL = new Client(Identity.LOCAL, null);

  private final FakeTime time = new FakeTime();

  @Test
  void whoMayNoLongerSeeItIsToldAndSentAway() {
    FakeClient client = FakeClient.bySocket(LOCAL, session -> DEAF, time);
    ClientSubscription sink = sink(client, new ArrayList<>());
    sink.send(Message.accessRevoked());
    sink.close();
    assertEquals(
        List.of(
            "2[\"closed\",{\"document_id\":\"%s\",\"status\":\"closed\",\"reason\":\"access_revoked\"}]"
                .formatted(ID),
            "1"),
        client.messages());
    assertTrue(client.session().hasEnded());
  }

  @Test
  void aStopEndsTheSessionWithoutAWord() {
    FakeClient client = FakeClient.bySocket(LOCAL, session -> DEAF, time);
    ClientSubscription sink = sink(client, new ArrayList<>());
    assertFalse(client.session().bare());
    sink.farewell();
    sink.close();
    assertEquals(List.of(), client.messages());
    assertTrue(client.session().hasEnded() && client.session().bare());
  }

  @Test
  void whoDoesNotReadIsLetGo() {
    FakeClient client = FakeClient.bySocket(LOCAL, session -> DEAF, time);
    ClientSubscription sink = sink(client, new ArrayList<>());
    client.stall();
    sink.send(Message.of("1", "{\"seq\":1}"));
    sink.close();
    assertTrue(client.session().hasEnded());
  }

  @Test
  void theEndOfOneLeavesTheSession() {
    FakeClient client = FakeClient.byPolls(LOCAL, session -> DEAF, time);
    ClientSubscription sink = sink(client, new ArrayList<>());
    sink.close();
    assertEquals(
        List.of("2[\"complete\",{\"document_id\":\"%s\"}]".formatted(ID)), client.messages());
    assertFalse(client.session().hasEnded());
  }

  private static ClientSubscription sink(FakeClient client, List<ClientSubscription> ended) {
    SocketPacket request;
    try {
      request = new Decoder().text("27[\"watch_document\"]").orElseThrow();
    } catch (MalformedPacket e) {
      throw new AssertionError(e);
    }
    return new ClientSubscription(
        new TopicDelivery(
            new Peer(client.session(), "/"), Emission.OF_DOCUMENT, Topic.document(ID), request),
        ended::add);
  }

  @Nested
  class OverAWebSocket extends MessageSinkContract {
    @Override
    protected Connection connect() {
      return new Connected(FakeClient.bySocket(LOCAL, session -> DEAF, time));
    }
  }

  @Nested
  class OverPolls extends MessageSinkContract {
    @Override
    protected Connection connect() {
      return new Connected(FakeClient.byPolls(LOCAL, session -> DEAF, time));
    }
  }

  private static final class Connected
      implements MessageSinkContract.Connection, ClientReading.Through {
    private static final Pattern PROGRESS = Pattern.compile("2\\[\"progress\",(.*)]");
    private static final String ACKNOWLEDGED = "37[{\"ok\":true,";

    private final FakeClient client;
    private final List<ClientSubscription> ended = new ArrayList<>();
    private final ClientSubscription sink;

    private Connected(FakeClient client) {
      this.client = client;
      sink = TopicDeliveryTest.sink(client, ended);
    }

    @Override
    public MessageSink sink() {
      return sink;
    }

    @Override
    public List<String> received() {
      return client.messages().stream()
          .filter(message -> !message.startsWith("2[\"complete\""))
          .map(Connected::data)
          .toList();
    }

    private static String data(String message) {
      Matcher progress = PROGRESS.matcher(message);
      if (progress.matches()) {
        return progress.group(1);
      }
      return message.startsWith(ACKNOWLEDGED)
          ? "{" + message.substring(ACKNOWLEDGED.length(), message.length() - 1)
          : message;
    }

    @Override
    public ClientReading below() {
      return client;
    }

    @Override
    public int ends() {
      return ended.size();
    }
  }
}

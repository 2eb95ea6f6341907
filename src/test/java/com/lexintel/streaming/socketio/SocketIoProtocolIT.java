package com.lexintel.streaming.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.Api;
import com.lexintel.DeploysItsOwn;
import com.lexintel.SmallNode;
import jakarta.json.JsonObject;
import java.net.URI;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The 32 cases of the test suite of Socket.IO's protocol 5, written anew. */
@DeploysItsOwn("small node")
@ExtendWith(ArquillianExtension.class)
class SocketIoProtocolIT extends EngineIoCases {
  private static final String TWO_PARTS =
      "[%s{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]";

  SocketIoProtocolIT() {
    super("socket.io/");
  }

  @Deployment(testable = false)
  static WebArchive application() {
    return SmallNode.application();
  }

  @Override
  void assertGoesOn(PacketSocket socket) throws InterruptedException {
    socket.say("40/unknown,");
    assertEquals("44/unknown,{\"message\":\"Invalid namespace\"}", socket.next());
  }

  @Test
  void theMainNamespaceIsConnectedTo() throws Exception {
    assertConnected("40", "40", "42[\"auth\",{}]");
  }

  @Test
  void theMainNamespaceIsConnectedToWithAPayload() throws Exception {
    assertConnected("40{\"token\":\"123\"}", "40", "42[\"auth\",{\"token\":\"123\"}]");
  }

  @Test
  void anotherNamespaceIsConnectedTo() throws Exception {
    assertConnected("40/custom,", "40/custom,", "42/custom,[\"auth\",{}]");
  }

  @Test
  void anotherNamespaceIsConnectedToWithAPayload() throws Exception {
    assertConnected(
        "40/custom,{\"token\":\"abc\"}", "40/custom,", "42/custom,[\"auth\",{\"token\":\"abc\"}]");
  }

  private void assertConnected(String said, String beginning, String auth) throws Exception {
    try (PacketSocket socket = socket(calm())) {
      socket.next();
      socket.say(said);
      String answer = socket.next();
      assertTrue(answer.startsWith(beginning), answer);
      JsonObject connected = Api.parse(answer.substring(beginning.length()));
      assertEquals(Set.of("sid"), connected.keySet());
      assertTrue(!connected.getString("sid").isEmpty());
      assertEquals(auth, socket.next());
    }
  }

  @Test
  void aNamespaceThatIsNotThereIsRefused() throws Exception {
    try (PacketSocket socket = socket(calm())) {
      socket.next();
      socket.say("40/random");
      assertEquals("44/random,{\"message\":\"Invalid namespace\"}", socket.next());
    }
  }

  @Test
  void whoDoesNotConnectButTalksIsSentAway() throws Exception {
    try (PacketSocket socket = socket(calm())) {
      socket.next();
      socket.say("4abc");
      assertEquals(1002, socket.closeCode());
    }
  }

  @Test
  void whoSaysNothingIsSentAway() throws Exception {
    try (PacketSocket socket = socket(hasty())) {
      String packet = socket.next();
      // Its pings are answered, so it is for this alone.
      while (packet.startsWith("0") || packet.equals("2")) {
        socket.say("3");
        packet = socket.nextUnlessClosed();
      }
      assertEquals(1000, socket.closeCode());
    }
  }

  @Test
  void theMainNamespaceIsLeft() throws Exception {
    try (PacketSocket socket = connected(hasty())) {
      socket.say("41");
      assertEquals("2", socket.next());
    }
  }

  @Test
  void anotherNamespaceIsLeft() throws Exception {
    try (PacketSocket socket = connected(calm())) {
      socket.say("40/custom");
      assertTrue(socket.next().startsWith("40/custom,"));
      socket.next();
      socket.say("41/custom");
      socket.say("42[\"message\",\"message to main namespace\"]");
      assertEquals("42[\"message-back\",\"message to main namespace\"]", socket.next());
    }
  }

  @Test
  void anEventIsAnswered() throws Exception {
    try (PacketSocket socket = connected(calm())) {
      socket.say("42[\"message\",1,\"2\",{\"3\":[true]}]");
      assertEquals("42[\"message-back\",1,\"2\",{\"3\":[true]}]", socket.next());
    }
  }

  @Test
  void anEventWithBytesIsAnswered() throws Exception {
    try (PacketSocket socket = connected(calm())) {
      sayWithTwoParts(socket, "452-" + TWO_PARTS.formatted("\"message\","));
      assertEquals("452-" + TWO_PARTS.formatted("\"message-back\","), socket.next());
      assertTwoParts(socket);
    }
  }

  @Test
  void anEventIsAcknowledged() throws Exception {
    try (PacketSocket socket = connected(calm())) {
      socket.say("42456[\"message-with-ack\",1,\"2\",{\"3\":[false]}]");
      assertEquals("43456[1,\"2\",{\"3\":[false]}]", socket.next());
    }
  }

  @Test
  void anEventWithBytesIsAcknowledged() throws Exception {
    try (PacketSocket socket = connected(calm())) {
      sayWithTwoParts(socket, "452-789" + TWO_PARTS.formatted("\"message-with-ack\","));
      assertEquals("462-789" + TWO_PARTS.formatted(""), socket.next());
      assertTwoParts(socket);
    }
  }

  private static void sayWithTwoParts(PacketSocket socket, String packet) {
    socket.say(packet);
    socket.say((byte) 1, (byte) 2, (byte) 3);
    socket.say((byte) 4, (byte) 5, (byte) 6);
  }

  private static void assertTwoParts(PacketSocket socket) throws InterruptedException {
    assertEquals("bytes [1, 2, 3]", socket.next());
    assertEquals("bytes [4, 5, 6]", socket.next());
  }

  @Test
  void aPacketOfNoTypeEndsTheSession() throws Exception {
    assertEnds("4abc");
  }

  @Test
  void aPayloadThatIsNoArrayEndsTheSession() throws Exception {
    assertEnds("42{}");
  }

  @Test
  void anIdThatIsNoNumberEndsTheSession() throws Exception {
    assertEnds("42abc[\"message-with-ack\",1,\"2\",{\"3\":[false]}]");
  }

  private void assertEnds(String packet) throws Exception {
    try (PacketSocket socket = connected(calm())) {
      socket.say(packet);
      assertEquals(1002, socket.closeCode());
    }
  }

  private PacketSocket connected(URI door) throws InterruptedException {
    PacketSocket socket = socket(door);
    socket.next();
    socket.say("40");
    assertTrue(socket.next().startsWith("40"));
    assertEquals("42[\"auth\",{}]", socket.next());
    return socket;
  }
}

package com.lexintel.streaming.socketio.engineio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadTest {
  @Test
  void packetsAreReadAndWrittenAsTheyCame() throws MalformedPacket {
    String body = "4hello\u001e2\u001ebAQIDBA==\u001e4";
    List<Packet> packets = Payload.decode(body);
    assertEquals(
        List.of(Packet.Type.MESSAGE, Packet.Type.PING, Packet.Type.MESSAGE, Packet.Type.MESSAGE),
        packets.stream().map(Packet::type).toList());
    assertEquals("hello", packets.get(0).text());
    assertArrayEquals(new byte[] {1, 2, 3, 4}, packets.get(2).binary());
    assertEquals("", packets.get(3).text());
    assertEquals(body, Payload.encode(packets));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "7", "4a\u001e", "b*", "-", "/", ":"})
  void whatIsNoPacketIsRefused(String body) {
    assertThrows(MalformedPacket.class, () -> Payload.decode(body));
  }
}

package com.lexintel.streaming.socketio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.streaming.socketio.engineio.MalformedPacket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecoderTest {
  private final Decoder decoder = new Decoder();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0",
        "0/custom,",
        "0{\"token\":\"123\"}",
        "0/custom,{\"token\":\"abc\"}",
        "1",
        "1/custom,",
        "2[\"message\",1,\"2\",{\"3\":[true]}]",
        "2/custom,[\"message\"]",
        "2/custom,12[\"message\"]",
        "2456[\"message\"]",
        "3456[1]",
        "3/custom,456[]"
      })
  void aTextIsReadAndWrittenAsItCame(String text) throws MalformedPacket {
    SocketPacket packet = decoder.text(text).orElseThrow();
    assertEquals(text, packet.encoded().get(0).text());
  }

  @Test
  void aNamespaceNeedsNoCommaBehindIt() throws MalformedPacket {
    assertEquals("/custom", decoder.text("0/custom").orElseThrow().namespace());
    assertEquals("/", decoder.text("1").orElseThrow().namespace());
  }

  @Test
  void attachmentsFollowTheirPacket() throws MalformedPacket {
    String text =
        "52-789[\"m\",{\"_placeholder\":true,\"num\":0},{\"_placeholder\":true,\"num\":1}]";
    assertEquals(Optional.empty(), decoder.text(text));
    assertEquals(Optional.empty(), decoder.binary(new byte[] {1}));
    SocketPacket packet = decoder.binary(new byte[] {2, 3}).orElseThrow();
    assertEquals(3, packet.encoded().size());
    assertEquals(text, packet.encoded().get(0).text());
    assertEquals(2, packet.encoded().get(2).binary().length);
    assertTrue(decoder.text("1").isPresent());
  }

  @Test
  void attachmentsAreOnlyTakenWhereTheyAreAnnounced() throws MalformedPacket {
    assertThrows(MalformedPacket.class, () -> decoder.binary(new byte[1]));
    decoder.text("51-[\"m\"]");
    assertThrows(MalformedPacket.class, () -> decoder.text("1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "abc",
        "7",
        "2",
        "2{}",
        "2[]",
        "2[{}]",
        "2abc[\"a\"]",
        "2[\"a\"",
        "2[\"a\"]x",
        "3[1]",
        "3",
        "4{\"message\":\"x\"}",
        "0[1]",
        "1{}",
        "5[\"a\"]",
        "511-[\"a\"]",
        "599999-[\"a\"]",
        "21-[\"a\"]",
        "29999999999999999[\"a\"]"
      })
  void whatIsNoPacketIsRefused(String text) {
    assertThrows(MalformedPacket.class, () -> decoder.text(text));
  }

  @Test
  void jsonThatIsTooDeepIsRefused() {
    String deep = "2[\"a\"," + "[".repeat(30_000) + "]".repeat(30_000) + "]";
    assertThrows(MalformedPacket.class, () -> decoder.text(deep));
  }
}

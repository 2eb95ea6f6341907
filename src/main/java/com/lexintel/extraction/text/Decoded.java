package com.lexintel.extraction.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.Optional;

/** Bytes as text, if they can be text in an encoding. */
final class Decoded {

  private Decoded() {}

  /** Empty when a byte has no meaning in the encoding, or is a control character there. */
  static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      String text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text.chars().anyMatch(c -> c >= 0x80 && c < 0xa0 && c != 0x85)
          ? Optional.empty()
          : Optional.of(text);
    } catch (CharacterCodingException e) {
      // The JDK offers no other way to ask.
      return Optional.empty();
    }
  }
}

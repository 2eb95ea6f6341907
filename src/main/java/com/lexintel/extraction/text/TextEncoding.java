package com.lexintel.extraction.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Decides the encoding of a text.
 *
 * <p>A byte order mark decides; then text that is valid UTF-8 is UTF-8, whatever it calls itself;
 * then what it calls itself, if its bytes allow that; then a guess.
 */
public final class TextEncoding {

  private TextEncoding() {}

  /**
   * The encoding of a text.
   *
   * @param bytes read to their end
   * @param declared by the sender or the text itself, may be null
   * @return empty when the bytes are no text
   */
  public static Optional<Charset> of(InputStream bytes, Charset declared) throws IOException {
    TextScan scan = TextScan.of(bytes);
    Optional<Charset> unicode = Unicode.of(scan.head(), scan.length());
    if (unicode.isPresent()) {
      return unicode;
    }
    if (!scan.hasFewControls()) {
      return Optional.empty();
    }
    if (scan.isAscii()) {
      return Optional.of(scan.hasEscapes() ? japanese(scan) : StandardCharsets.UTF_8);
    }
    if (scan.isUtf8()) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (declared != null && Decoded.strictly(scan.sample(), declared).isPresent()) {
      return Optional.of(declared);
    }
    return EncodingGuess.of(scan.sample());
  }

  /** ISO-2022-JP is 7-bit: escape sequences switch to its Japanese characters. */
  private static Charset japanese(TextScan scan) {
    Charset japanese = Charset.forName("ISO-2022-JP");
    return Decoded.strictly(scan.head(), japanese).isPresent() ? japanese : StandardCharsets.UTF_8;
  }
}

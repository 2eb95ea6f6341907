package com.lexintel.extraction.text;

import java.lang.Character.UnicodeScript;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds UTF-16 and UTF-32, with and without a byte order mark. */
final class Unicode {

  private static final Charset UTF_32LE = Charset.forName("UTF-32LE");
  private static final Charset UTF_32BE = Charset.forName("UTF-32BE");

  /** Of the characters of a text in any language. */
  private static final double LEAST_READABLE = 0.9;

  private static final int MOST_CHARACTERS_A_SPACE = 200;
  private static final int MOST_SCRIPTS = 8;

  private Unicode() {}

  static Optional<Charset> of(byte[] head, long length) {
    Optional<Charset> marked = marked(head);
    if (marked.isPresent()) {
      return marked;
    }
    if (length % 2 != 0 || !isWide(head)) {
      return Optional.empty();
    }
    List<Charset> wide =
        length % 4 == 0
            ? List.of(UTF_32LE, UTF_32BE, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)
            : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    return wide.stream()
        .filter(charset -> isText(head, charset))
        .max(
            Comparator.comparingLong((Charset charset) -> spaces(new String(head, charset)))
                .thenComparingLong(charset -> -scripts(new String(head, charset))));
  }

  /** Every space and line end has a NUL then. One in a note of ASCII stands there by accident. */
  private static boolean isWide(byte[] head) {
    int nuls = 0;
    boolean ascii = true;
    for (byte b : head) {
      nuls += b == 0 ? 1 : 0;
      ascii &= b >= 0;
    }
    return nuls > 0 && (!ascii || nuls >= head.length / 4);
  }

  private static Optional<Charset> marked(byte[] head) {
    if (startsWith(head, 0xff, 0xfe, 0, 0)) {
      return Optional.of(UTF_32LE);
    } else if (startsWith(head, 0, 0, 0xfe, 0xff)) {
      return Optional.of(UTF_32BE);
    } else if (startsWith(head, 0xff, 0xfe)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    } else if (startsWith(head, 0xfe, 0xff)) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    return Optional.empty();
  }

  private static boolean startsWith(byte[] bytes, int... start) {
    if (bytes.length < start.length) {
      return false;
    }
    for (int i = 0; i < start.length; i++) {
      if ((bytes[i] & 0xff) != start[i]) {
        return false;
      }
    }
    return true;
  }

  /** Read in the wrong order, spaces and line ends are other characters, and most are unknown. */
  private static boolean isText(byte[] head, Charset charset) {
    // The end of the head may be within a character.
    byte[] whole = Arrays.copyOf(head, head.length & ~3);
    byte[] bytes = whole.length == 0 || charset.name().startsWith("UTF-16") ? head : whole;
    String text = new String(bytes, charset);
    long readable = text.codePoints().filter(Unicode::isReadable).count();
    long spaces = spaces(text);
    long controls = text.chars().filter(c -> c < ' ' && (c < '\t' || c > '\r')).count();
    long all = text.codePointCount(0, text.length());
    boolean single = all > 0 && spaces == 0 && all < 40;
    return controls <= all / 1_000
        && readable >= LEAST_READABLE * all
        && (spaces > all / MOST_CHARACTERS_A_SPACE || single)
        && scripts(text) <= MOST_SCRIPTS;
  }

  private static long spaces(String text) {
    return text.chars().filter(c -> c == ' ' || c == '\n' || c == '\r').count();
  }

  private static long scripts(String text) {
    return text.codePoints().mapToObj(UnicodeScript::of).distinct().count();
  }

  private static boolean isReadable(int c) {
    return c < 0x80
        ? c >= ' ' || c >= '\t' && c <= '\r'
        : c != 0xFFFD && Character.isDefined(c) && Character.getType(c) != Character.PRIVATE_USE;
  }
}

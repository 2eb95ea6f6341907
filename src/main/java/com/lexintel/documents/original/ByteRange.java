package com.lexintel.documents.original;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a file, as RFC 9110 has clients ask for it.
 *
 * @param from offset of the first byte
 * @param to offset of the last byte, which is behind the first or the same; below 0 for a part that
 *     the file does not have
 */
public record ByteRange(long from, long to) {
  private static final ByteRange NOWHERE = new ByteRange(0, -1);

  /** Eighteen digits always fit a long. */
  private static final Pattern ONE = Pattern.compile("bytes=\\s*(\\d{0,18})-(\\d{0,18})\\s*");

  /**
   * Reads the header {@code Range}.
   *
   * @param header may be null
   * @param size of the file, in bytes
   * @return empty where the whole file is the answer: without the header, and for one that is
   *     malformed or asks for several parts
   */
  public static Optional<ByteRange> of(String header, long size) {
    Matcher parts = ONE.matcher(header == null ? "" : header);
    if (!parts.matches()) {
      return Optional.empty();
    }
    String first = parts.group(1);
    String last = parts.group(2);
    if (first.isEmpty()) {
      return last.isEmpty() ? Optional.empty() : Optional.of(end(Long.parseLong(last), size));
    }
    long from = Long.parseLong(first);
    long to = last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last);
    if (to < from) {
      return Optional.empty();
    }
    return Optional.of(from < size ? new ByteRange(from, Math.min(to, size - 1)) : NOWHERE);
  }

  private static ByteRange end(long bytes, long size) {
    return bytes == 0 || size == 0 ? NOWHERE : new ByteRange(Math.max(0, size - bytes), size - 1);
  }

  /** False for a part that the file does not have. */
  public boolean exists() {
    return to >= 0;
  }

  /** In bytes. */
  public long length() {
    return to - from + 1;
  }
}

package com.lexintel.extraction.text;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The messages of an mbox file, one after the other. Each begins after a line "From …". */
public final class Mailbox implements Closeable {
  private static final Pattern POSTMARK =
      Pattern.compile("From \\S+ .*\\d\\d:\\d\\d.*\\d{4}.*\\R?", Pattern.DOTALL);
  private static final int LONGEST_PIECE = 8 << 10;

  private final InputStream in;
  private final byte[] piece = new byte[LONGEST_PIECE];
  private int length;
  private int read;
  private boolean startsLine;
  private boolean endedLine = true;
  private boolean afterBlankLine = true;

  private Mailbox(InputStream in) {
    this.in = in;
  }

  public static Mailbox open(Path file) throws IOException {
    return new Mailbox(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
  }

  /** Whether a file has more than one message; one alone is read as a message. */
  public static boolean hasSeveralMessages(Path file) throws IOException {
    try (Mailbox mailbox = open(file)) {
      return mailbox.hasNext() && mailbox.skip() && mailbox.hasNext();
    }
  }

  /** Whether another message follows, once the one before has been read to its end. */
  public boolean hasNext() throws IOException {
    return (read < length || fill()) && isPostmark();
  }

  /** The bytes of the next message, until they are read to their end. */
  public InputStream next() {
    read = length;
    return new Message();
  }

  private boolean skip() throws IOException {
    next().skip(Long.MAX_VALUE);
    return true;
  }

  /** Reads a line, or a part of a long one. */
  private boolean fill() throws IOException {
    afterBlankLine = startsLine ? isBlank() : afterBlankLine && length == 0;
    startsLine = endedLine;
    length = 0;
    read = 0;
    int b = in.read();
    while (b >= 0) {
      piece[length++] = (byte) b;
      if (b == '\n' || length == LONGEST_PIECE) {
        break;
      }
      b = in.read();
    }
    endedLine = length > 0 && piece[length - 1] == '\n';
    return length > 0;
  }

  private boolean isBlank() {
    return length == 1 && piece[0] == '\n' || length == 2 && piece[0] == '\r' && piece[1] == '\n';
  }

  private boolean isPostmark() {
    return startsLine && afterBlankLine && starts(0) && POSTMARK.matcher(line()).matches();
  }

  private String line() {
    return new String(piece, 0, length, StandardCharsets.ISO_8859_1);
  }

  private boolean starts(int at) {
    return length > at + 5
        && piece[at] == 'F'
        && piece[at + 1] == 'r'
        && piece[at + 2] == 'o'
        && piece[at + 3] == 'm'
        && piece[at + 4] == ' ';
  }

  /** A line of a message that begins with "From " has a sign put before it. */
  private boolean isQuoted() {
    int signs = 0;
    while (signs < length && piece[signs] == '>') {
      signs++;
    }
    return startsLine && signs > 0 && starts(signs);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private final class Message extends InputStream {
    private boolean ended;

    @Override
    public int read() throws IOException {
      if (ended || read == length && !more()) {
        ended = true;
        return -1;
      }
      return piece[read++] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int most) throws IOException {
      if (ended || read == length && !more()) {
        ended = true;
        return -1;
      }
      int some = Math.min(most, length - read);
      System.arraycopy(piece, read, to, offset, some);
      read += some;
      return some;
    }

    private boolean more() throws IOException {
      if (!fill() || isPostmark()) {
        return false;
      }
      read = isQuoted() ? 1 : 0;
      return true;
    }
  }
}

package com.lexintel.extraction.child.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * Skips what stands before a message's header: a byte order mark, empty lines, the line of an mbox.
 */
final class MailStart {

  private static final int LONGEST_LINE = 1_000;

  private MailStart() {}

  static InputStream skip(InputStream stream) throws IOException {
    InputStream in = new BufferedInputStream(stream);
    skipBom(in);
    skipEmptyLines(in);
    in.mark(LONGEST_LINE + 1);
    String start = new String(in.readNBytes(LONGEST_LINE), StandardCharsets.ISO_8859_1);
    in.reset();
    if (start.startsWith("From ") || start.startsWith(">From ")) {
      int end = start.indexOf('\n');
      in.skipNBytes(Math.max(0, end + 1));
    }
    return in;
  }

  private static void skipEmptyLines(InputStream in) throws IOException {
    int next;
    do {
      in.mark(1);
      next = in.read();
    } while (next == '\r' || next == '\n');
    in.reset();
  }

  private static void skipBom(InputStream in) throws IOException {
    in.mark(3);
    byte[] start = in.readNBytes(3);
    boolean bom =
        start.length == 3
            && (start[0] & 0xff) == 0xef
            && (start[1] & 0xff) == 0xbb
            && (start[2] & 0xff) == 0xbf;
    if (!bom) {
      in.reset();
    }
  }
}

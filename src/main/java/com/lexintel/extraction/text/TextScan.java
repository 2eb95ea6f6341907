package com.lexintel.extraction.text;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** What one pass over the bytes of a file tells of its encoding. Uses little memory. */
final class TextScan {

  /** Enough for a guess; the guess is only needed for text that is not Unicode. */
  private static final int SAMPLE = 64 << 10;

  private static final int HEAD = 64 << 10;
  private static final int LONGEST_LINE = 8 << 10;
  private static final int ESCAPE = 0x1b;
  private static final int END_OF_FILE = 0x1a;

  private final Utf8Check utf8 = new Utf8Check();
  private final ByteArrayOutputStream head = new ByteArrayOutputStream();
  private final ByteArrayOutputStream sample = new ByteArrayOutputStream();
  private final byte[] line = new byte[LONGEST_LINE];
  private int lineLength;
  private boolean lineHasOther;
  private long length;
  private long controls;
  private long nuls;
  private boolean escapes;
  private boolean others;

  static TextScan of(InputStream bytes) throws IOException {
    TextScan scan = new TextScan();
    byte[] buffer = new byte[1 << 16];
    for (int read = bytes.read(buffer); read >= 0; read = bytes.read(buffer)) {
      for (int i = 0; i < read; i++) {
        scan.add(buffer[i] & 0xff);
      }
    }
    scan.endLine();
    return scan;
  }

  private void add(int b) {
    if (length < HEAD) {
      head.write(b);
    }
    length++;
    utf8.add(b);
    if (b == 0) {
      nuls++;
    } else if (b == ESCAPE) {
      escapes = true;
    } else if (b < ' ' && !isLayout(b) && b != END_OF_FILE) {
      controls++;
    }
    others |= b >= 0x80;
    lineHasOther |= b >= 0x80;
    line[lineLength++] = (byte) b;
    if (b == '\n' || lineLength == LONGEST_LINE) {
      endLine();
    }
  }

  /** Tab, line feed, vertical tab, form feed, carriage return; and a printer's backspace. */
  private static boolean isLayout(int b) {
    return b >= '\b' && b <= '\r';
  }

  private void endLine() {
    if (lineHasOther && sample.size() < SAMPLE) {
      sample.write(line, 0, lineLength);
    }
    lineLength = 0;
    lineHasOther = false;
  }

  /** The lines that have bytes above 127. */
  byte[] sample() {
    return sample.toByteArray();
  }

  /** The first 64 KiB. */
  byte[] head() {
    return head.toByteArray();
  }

  long length() {
    return length;
  }

  boolean isUtf8() {
    return utf8.isValid();
  }

  boolean isAscii() {
    return !others;
  }

  boolean hasEscapes() {
    return escapes;
  }

  /** Control characters stand in text by accident, such as one NUL in a note; not in numbers. */
  boolean hasFewControls() {
    return nuls + controls <= Math.max(2, length / 1_000);
  }
}

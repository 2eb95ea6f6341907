package com.lexintel.extraction.container;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The directory of a ZIP. Every header in the file is counted, wherever it stands: what the end of
 * the file says of its directory need not be true, and libraries differ in what they believe.
 */
final class ZipDirectory {
  /** Of the names, comments and extra fields of all entries together. */
  private static final long MOST_BYTES = 8 << 20;

  private static final int CHUNK = 1 << 16;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL_ENTRY = 0x04034b50;

  /** From the start of an entry to the end of its three lengths. */
  private static final int HEAD = 34;

  private static final int LENGTHS_AT = 28;

  private int entries;
  private int localEntries;
  private long bytes;

  private ZipDirectory() {}

  static boolean isUsual(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new ZipDirectory().isUsual(in);
    }
  }

  private boolean isUsual(InputStream in) throws IOException {
    byte[] chunk = new byte[CHUNK];
    ByteBuffer numbers = ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN);
    int kept = 0;
    int read = in.readNBytes(chunk, 0, CHUNK);
    while (read > 0 && small()) {
      int end = kept + read;
      int heads = end - HEAD;
      for (int at = 0; at < heads; at++) {
        count(numbers, at);
      }
      // A header may begin in this chunk and end in the next.
      kept = Math.min(end, HEAD);
      System.arraycopy(chunk, end - kept, chunk, 0, kept);
      read = in.readNBytes(chunk, kept, CHUNK - kept);
    }
    return small();
  }

  private void count(ByteBuffer numbers, int at) {
    if (numbers.get(at) != 'P') {
      return;
    }
    int signature = numbers.getInt(at);
    if (signature == LOCAL_ENTRY) {
      localEntries++;
    } else if (signature == ENTRY) {
      entries++;
      for (int i = 0; i < 3; i++) {
        bytes += Short.toUnsignedInt(numbers.getShort(at + LENGTHS_AT + 2 * i));
      }
    }
  }

  private boolean small() {
    return entries <= ContainerSize.MOST_ENTRIES
        && localEntries <= ContainerSize.MOST_ENTRIES
        && bytes <= MOST_BYTES;
  }
}

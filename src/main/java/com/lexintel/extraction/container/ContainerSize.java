package com.lexintel.extraction.container;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;

/**
 * Whether the directory of a container file is as small as that of any document. Libraries read it
 * as a whole, and need up to thirty times its size: a ZIP of 17 MB can need 100 MB of heap before
 * it is known what it is. This needs a few kilobytes.
 */
public final class ContainerSize {
  static final int MOST_ENTRIES = 20_000;
  private static final int ZIP = 0x504b;
  private static final long OLE = 0xd0cf11e0a1b11ae1L;

  private ContainerSize() {}

  /**
   * True also for a file that is no container.
   *
   * @throws IOException when the file cannot be read
   */
  public static boolean isUsual(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      if (file.length() < Long.BYTES) {
        return true;
      }
      long start = file.readLong();
      if (start >>> 48 == ZIP) {
        return ZipDirectory.isUsual(path);
      }
      return start != OLE || new OleDirectory(file).isUsual();
    }
  }
}

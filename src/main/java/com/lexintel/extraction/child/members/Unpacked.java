package com.lexintel.extraction.child.members;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file of a container that was written to the disk, as far as it could be.
 *
 * @param bytes that count as unpacked; no more than were allowed
 */
record Unpacked(End end, long bytes) {

  /** How it ended. */
  enum End {
    WHOLE,
    TOO_LARGE,
    DAMAGED
  }

  /**
   * @throws IOException when the disk fails; what a reader throws is the file's fault
   */
  static Unpacked to(Path file, Content content, long allowed) throws IOException {
    long size = 0;
    byte[] buffer = new byte[1 << 16];
    try (OutputStream out = Files.newOutputStream(file);
        InputStream in = open(content)) {
      for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
        size += read;
        if (size > allowed) {
          return new Unpacked(End.TOO_LARGE, allowed);
        }
        out.write(buffer, 0, read);
      }
      return new Unpacked(End.WHOLE, size);
    } catch (DamagedContent e) {
      return new Unpacked(End.DAMAGED, size);
    }
  }

  private static InputStream open(Content content) throws DamagedContent {
    try {
      return content.open();
    } catch (IOException | RuntimeException e) {
      throw new DamagedContent(e);
    }
  }

  private static int read(InputStream in, byte[] buffer) throws DamagedContent {
    try {
      return in.read(buffer);
    } catch (IOException | RuntimeException e) {
      throw new DamagedContent(e);
    }
  }

  private static final class DamagedContent extends IOException {
    private static final long serialVersionUID = 1L;

    DamagedContent(Exception cause) {
      super(cause);
    }
  }
}

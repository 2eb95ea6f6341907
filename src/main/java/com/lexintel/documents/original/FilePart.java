package com.lexintel.documents.original;

import jakarta.ws.rs.core.StreamingOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** The bytes of a file from one place to another, as they are sent. */
public record FilePart(Path file, ByteRange range) implements StreamingOutput {
  private static final int BUFFER = 64 * 1024;

  /**
   * @throws IOException when the client left, or the file was removed in between
   */
  @Override
  public void write(OutputStream client) throws IOException {
    try (FileChannel source = FileChannel.open(file)) {
      source.position(range.from());
      ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
      for (long left = range.length(); left > 0; left -= buffer.position()) {
        buffer.clear().limit((int) Math.min(BUFFER, left));
        if (source.read(buffer) < 0) {
          throw new EOFException("The file is shorter than it was: " + file);
        }
        client.write(buffer.array(), 0, buffer.position());
      }
    }
  }
}

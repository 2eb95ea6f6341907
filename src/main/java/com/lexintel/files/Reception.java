package com.lexintel.files;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes what a client sends to a file, as far as limits and the disk allow. */
final class Reception {
  private static final Logger LOG = LoggerFactory.getLogger(Reception.class);

  /** Bytes after which a file that is being received looks again at the space that is left. */
  private static final long CHECKED_BYTES = 16 << 20;

  /**
   * A file as large as this is brought to the disk at once, so that little is left to do at the
   * end.
   */
  private static final long LARGE = 1 << 20;

  private final long minFree;
  private final FileStore.Opener opener;

  /**
   * @param minFree bytes that stay free: nothing is received with less
   */
  Reception(long minFree, FileStore.Opener opener) {
    this.minFree = minFree;
    this.opener = opener;
  }

  /**
   * Writes what comes to a new file.
   *
   * @throws IOException when the client's stream breaks
   * @throws Problem {@code file_too_large} above the limit; {@code storage_full}; {@code
   *     storage_unavailable}
   */
  StoredFile receive(InputStream source, Path file, long limit) throws IOException {
    MessageDigest digest = sha256();
    long size = 0;
    long checked = -CHECKED_BYTES;
    byte[] buffer = new byte[64 * 1024];
    try (FileChannel target = open(file)) {
      for (int n = source.read(buffer); n >= 0; n = source.read(buffer)) {
        if (size - checked >= CHECKED_BYTES) {
          refuseWhenFull(file.getParent());
          checked = size;
        }
        size += n;
        if (size > limit) {
          throw new Problem(
              ProblemCode.FILE_TOO_LARGE,
              "The file is larger than the limit of " + limit + " bytes");
        }
        digest.update(buffer, 0, n);
        write(target, ByteBuffer.wrap(buffer, 0, n));
      }
      if (size >= LARGE) {
        flush(target);
      }
    }
    return new StoredFile(file, size, HexFormat.of().formatHex(digest.digest()));
  }

  private void refuseWhenFull(Path incoming) {
    try {
      if (Files.getFileStore(incoming).getUsableSpace() < minFree) {
        LOG.error("The file store has less than {} bytes left", minFree);
        throw new Problem(
            ProblemCode.STORAGE_FULL, "The file store is full; nothing more can be uploaded");
      }
    } catch (IOException e) {
      throw StorageFault.unavailable(e);
    }
  }

  private FileChannel open(Path file) {
    try {
      return opener.open(file);
    } catch (IOException e) {
      throw StorageFault.unavailable(e);
    }
  }

  private static void write(FileChannel target, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        target.write(bytes);
      }
    } catch (IOException e) {
      throw StorageFault.unavailable(e);
    }
  }

  private static void flush(FileChannel target) {
    try {
      target.force(true);
    } catch (IOException e) {
      throw StorageFault.unavailable(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

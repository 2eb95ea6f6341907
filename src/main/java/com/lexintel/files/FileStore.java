package com.lexintel.files;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The originals, at {@code <storage>/<first two digits>/<uuid>}. A file is received under {@code
 * incoming} and moved to its place in one step, so no document ever has half a file. Only the
 * server's user may read them.
 */
@ApplicationScoped
public class FileStore {
  public static final String INCOMING = "incoming";

  private static final Logger LOG = LoggerFactory.getLogger(FileStore.class);

  /** Bytes after which a file that is being received looks again at the space that is left. */
  private static final long CHECKED_BYTES = 16 << 20;

  /**
   * A file as large as this is brought to the disk at once, so that little is left to do at the
   * end.
   */
  private static final long LARGE = 1 << 20;

  private Path directory;
  private long minFree;
  private Opener opener;
  private Flushing flushing;

  protected FileStore() {}

  @Inject
  public FileStore(Settings settings, Flushing flushing) {
    this(
        settings.storageDirectory().toAbsolutePath(),
        settings.size("lexintel.storage.min-free", 0),
        OwnerOnly::newFile,
        flushing);
  }

  /**
   * @param minFree bytes that stay free: nothing is received with less
   */
  public FileStore(Path directory, long minFree, Opener opener, Flushing flushing) {
    this.flushing = flushing;
    this.directory = directory;
    this.minFree = minFree;
    this.opener = opener;
  }

  /** Creates a file to be written; there is another one in tests of full disks. */
  public interface Opener {
    FileChannel open(Path file) throws IOException;
  }

  /**
   * Receives a file. Only once it is kept is it sure to stay.
   *
   * @throws IOException when the client's stream breaks
   * @throws Problem {@code file_too_large} above the limit; {@code storage_full}; {@code
   *     storage_unavailable}
   */
  public StoredFile receive(InputStream source, long limit) throws IOException {
    Path file = incoming().resolve(UUID.randomUUID().toString());
    boolean received = false;
    try {
      StoredFile stored = copy(source, file, limit);
      received = true;
      return stored;
    } finally {
      if (!received) {
        discard(file);
      }
    }
  }

  /**
   * Moves files to the places of the documents with these ids, all or none, and brings them and
   * their names to the disk: from here on they stay.
   *
   * @throws Problem {@code storage_unavailable}
   */
  public void keep(Map<UUID, StoredFile> received) {
    Map<UUID, StoredFile> moved = new HashMap<>();
    Set<Path> directories = new HashSet<>();
    boolean kept = false;
    try {
      for (Map.Entry<UUID, StoredFile> file : received.entrySet()) {
        directories.addAll(move(file.getValue().path(), path(file.getKey())));
        moved.put(file.getKey(), file.getValue());
      }
      flushing.flush(moved.keySet().stream().map(this::path).toList(), directories);
      kept = true;
    } catch (IOException e) {
      throw unavailable(e);
    } finally {
      if (!kept) {
        giveBack(moved);
      }
    }
  }

  /** Returns the directories that it changes. */
  private Set<Path> move(Path from, Path to) throws IOException {
    Path parent = to.getParent();
    boolean isNew = !Files.isDirectory(parent);
    if (isNew) {
      OwnerOnly.directories(parent);
    }
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    return isNew ? Set.of(parent, directory) : Set.of(parent);
  }

  /** Undoes that: the files are again what was received and belongs to no document. */
  public void giveBack(Map<UUID, StoredFile> kept) {
    kept.forEach(
        (id, file) -> {
          try {
            Files.move(path(id), file.path(), StandardCopyOption.ATOMIC_MOVE);
          } catch (IOException e) {
            LOG.warn("A file belongs to no document and is left over: {}", path(id), e);
          }
        });
  }

  public void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      LOG.warn("A file could not be removed and is left over: {}", file, e);
    }
  }

  public void remove(UUID id) {
    discard(path(id));
  }

  /** Where a document's original is. */
  public Path path(UUID id) {
    String name = id.toString();
    return directory.resolve(name.substring(0, 2)).resolve(name);
  }

  /** Whether a file is where the original of a document of its name would be. */
  public static boolean isOriginal(Path file) {
    String name = file.getFileName().toString();
    return name.length() == 36
        && name.startsWith(file.getParent().getFileName().toString())
        && name.matches("[0-9a-f-]+");
  }

  /** Whether files can be stored now. */
  public boolean writable() {
    try {
      Path probe = Files.createTempFile(incoming(), "probe", "");
      Files.delete(probe);
      return true;
    } catch (IOException | Problem e) {
      return false;
    }
  }

  private Path incoming() {
    try {
      return OwnerOnly.directories(directory.resolve(INCOMING));
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private StoredFile copy(InputStream source, Path file, long limit) throws IOException {
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
      throw unavailable(e);
    }
  }

  private FileChannel open(Path file) {
    try {
      return opener.open(file);
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private static void write(FileChannel target, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        target.write(bytes);
      }
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private static void flush(FileChannel target) {
    try {
      target.force(true);
    } catch (IOException e) {
      throw unavailable(e);
    }
  }

  private static Problem unavailable(IOException cause) {
    LOG.error("The file store cannot be written: {}", cause.toString());
    return new Problem(
        ProblemCode.STORAGE_UNAVAILABLE,
        "The file store cannot be written; try again shortly",
        cause);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package com.lexintel.files;

import com.lexintel.problem.Problem;
import com.lexintel.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.HashSet;
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

  private Path directory;
  private Reception reception;
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
    this.directory = directory;
    this.reception = new Reception(minFree, opener);
    this.flushing = flushing;
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
      StoredFile stored = reception.receive(source, file, limit);
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
      throw StorageFault.unavailable(e);
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
      throw StorageFault.unavailable(e);
    }
  }
}

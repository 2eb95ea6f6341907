package com.lexintel.documents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.files.FileStore;
import com.lexintel.files.Flushing;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OrphanedFilesTest {
  private static final Instant NOW = Instant.now();
  private static final Instant OLD = NOW.minus(Duration.ofDays(2));

  @TempDir private Path directory;

  private final Set<UUID> known = new HashSet<>();
  private FileStore files;
  private OrphanedFiles leftovers;

  @BeforeEach
  void open() {
    files =
        new FileStore(
            directory,
            0,
            file -> FileChannel.open(file, StandardOpenOption.CREATE_NEW),
            new Flushing(Runnable::run));
    leftovers =
        new OrphanedFiles(
            directory,
            new Documents() {
              @Override
              public List<UUID> existing(Collection<UUID> ids) {
                return ids.stream().filter(known::contains).toList();
              }
            },
            files);
  }

  @Test
  void onlyOldFilesWithoutADocumentGo() throws IOException {
    UUID kept = UUID.randomUUID();
    known.add(kept);
    Path ofADocument = write(files.path(kept), OLD);
    Path orphan = write(files.path(UUID.randomUUID()), OLD);
    Path beingAccepted = write(files.path(UUID.randomUUID()), NOW);
    Path brokenUpload = write(directory.resolve("incoming/" + UUID.randomUUID()), OLD);
    Path runningUpload = write(directory.resolve("incoming/" + UUID.randomUUID()), NOW);
    Path notOurs = write(directory.resolve("backup/notes.txt"), OLD);

    leftovers.remove(NOW.minus(Duration.ofDays(1)));

    assertTrue(Files.exists(ofADocument));
    assertFalse(Files.exists(orphan));
    assertTrue(Files.exists(beingAccepted));
    assertFalse(Files.exists(brokenUpload));
    assertTrue(Files.exists(runningUpload));
    assertTrue(Files.exists(notOurs));
  }

  @Test
  void theStoreOfAnotherDatabaseIsLeftAlone() throws IOException {
    List<Path> foreign =
        IntStream.range(0, 50).mapToObj(n -> files.path(UUID.randomUUID())).toList();
    for (Path file : foreign) {
      write(file, OLD);
    }

    leftovers.remove(NOW);

    assertEquals(50, foreign.stream().filter(Files::exists).count());
  }

  @Test
  void aStoreThatIsNotThereIsNoFault() {
    new OrphanedFiles(directory.resolve("none"), new Documents(), files).remove(NOW);
  }

  private static Path write(Path file, Instant time) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file);
    return Files.setLastModifiedTime(file, FileTime.from(time));
  }
}

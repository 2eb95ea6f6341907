package com.lexintel.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import com.lexintel.settings.TestSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileStoreTest {
  private static final byte[] CONTENT = new byte[200_000];
  private static final long LIMIT = 1_000_000;

  @TempDir private Path directory;

  @Test
  void whatIsReceivedAndKeptIsWhole() throws IOException {
    FileStore store = store(directory);
    UUID id = UUID.randomUUID();

    store.keep(Map.of(id, receive(store)));

    assertArrayEquals(CONTENT, Files.readAllBytes(store.path(id)));
    assertTrue(FileStore.isOriginal(store.path(id)));
    assertEquals(List.of(store.path(id)), files());
  }

  /** By the same settings as the application's; the umask of this process lets others read. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void nobodyElseOnTheMachineMayReadIt() throws IOException {
    Path storage = directory.resolve("new");
    FileStore store =
        new FileStore(
            TestSettings.with(
                Map.of(
                    "lexintel.storage.dir", storage.toString(), "lexintel.storage.min-free", "0")),
            new Flushing(Runnable::run));
    UUID id = UUID.randomUUID();
    StoredFile received = store.receive(new ByteArrayInputStream(CONTENT), LIMIT);
    assertEquals("rwx------", mode(storage));
    assertEquals("rwx------", mode(received.path().getParent()));
    assertEquals("rw-------", mode(received.path()));
    store.keep(Map.of(id, received));
    assertEquals("rwx------", mode(store.path(id).getParent()));
    assertEquals("rw-------", mode(store.path(id)));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFullDiskIsSaidAndLeavesNothing() throws IOException {
    FileStore store =
        new FileStore(
            directory,
            0,
            file -> {
              Files.createFile(file);
              return FileChannel.open(Path.of("/dev/full"), StandardOpenOption.WRITE);
            },
            new Flushing(Runnable::run));

    assertUnavailable(() -> store.receive(new ByteArrayInputStream(CONTENT), LIMIT));
    assertEquals(List.of(), files());
  }

  @Test
  void anUnwritableStoreIsSaid() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));
    FileStore store = store(file);

    assertUnavailable(() -> store.receive(new ByteArrayInputStream(CONTENT), LIMIT));
    assertFalse(store.writable());
  }

  /** Whatever the order in which they are moved. */
  @Test
  void whenOneFileCannotTakeItsPlaceNoneDoes() throws IOException {
    FileStore store = store(directory);
    Map<UUID, StoredFile> received = new LinkedHashMap<>();
    for (int n = 0; n < 30; n++) {
      received.put(new UUID((long) n << 56, n), receive(store));
    }
    UUID blocked = UUID.fromString("20000000-0000-0000-0000-000000000000");
    received.put(blocked, receive(store));
    Files.createFile(directory.resolve("20"));

    assertUnavailable(() -> store.keep(received));

    for (Map.Entry<UUID, StoredFile> file : received.entrySet()) {
      assertFalse(Files.exists(store.path(file.getKey())));
      assertTrue(Files.exists(file.getValue().path()));
    }
    received.remove(blocked);
    store.keep(received);
    assertTrue(received.keySet().stream().map(store::path).allMatch(Files::exists));
  }

  @Test
  void whatCannotBeBroughtToTheDiskIsNotKept() throws IOException {
    Flushing broken =
        new Flushing(Runnable::run) {
          @Override
          void flush(Collection<Path> files, Collection<Path> directories) throws IOException {
            throw new IOException("The disk is broken");
          }
        };
    FileStore store = new FileStore(directory, 0, FileStoreTest::newFile, broken);
    StoredFile received = receive(store);
    assertUnavailable(() -> store.keep(Map.of(UUID.randomUUID(), received)));
    assertEquals(List.of(received.path()), files());
  }

  /** The names too: without them a crash would leave the file where it was received. */
  @Test
  void filesAndTheirDirectoriesAreBroughtToTheDisk() throws IOException {
    Set<Path> flushed = new HashSet<>();
    Flushing watched =
        new Flushing(Runnable::run) {
          @Override
          void flush(Collection<Path> files, Collection<Path> directories) {
            flushed.addAll(files);
            flushed.addAll(directories);
          }
        };
    FileStore store = new FileStore(directory, 0, FileStoreTest::newFile, watched);
    UUID first = UUID.fromString("20000000-0000-0000-0000-000000000001");
    UUID second = UUID.fromString("20000000-0000-0000-0000-000000000002");
    store.keep(Map.of(first, receive(store)));
    Path folder = directory.resolve("20");
    assertEquals(Set.of(store.path(first), folder, directory), flushed);
    flushed.clear();
    store.keep(Map.of(second, receive(store)));
    assertEquals(Set.of(store.path(second), folder), flushed);
  }

  @Test
  void whatIsGivenBackIsAsItWasReceived() throws IOException {
    FileStore store = store(directory);
    Map<UUID, StoredFile> received = Map.of(UUID.randomUUID(), receive(store));
    store.keep(received);
    store.giveBack(received);
    assertEquals(received.values().stream().map(StoredFile::path).toList(), files());
  }

  private static StoredFile receive(FileStore store) throws IOException {
    return store.receive(new ByteArrayInputStream(CONTENT), LIMIT);
  }

  @Test
  void nothingIsTakenWithTooLittleSpaceLeft() throws IOException {
    FileStore full =
        new FileStore(
            directory, Long.MAX_VALUE, FileStoreTest::newFile, new Flushing(Runnable::run));
    Problem problem =
        assertThrows(Problem.class, () -> full.receive(new ByteArrayInputStream(CONTENT), LIMIT));
    assertEquals(ProblemCode.STORAGE_FULL, problem.code());
    assertEquals(List.of(), files());
  }

  @Test
  void aBrokenUploadLeavesNothing() throws IOException {
    InputStream broken =
        new InputStream() {
          private int left = 100_000;

          @Override
          public int read() throws IOException {
            if (left-- <= 0) {
              throw new IOException("The client has left");
            }
            return 'x';
          }
        };

    assertThrows(IOException.class, () -> store(directory).receive(broken, LIMIT));
    assertEquals(List.of(), files());
  }

  private static FileStore store(Path directory) {
    return new FileStore(directory, 0, FileStoreTest::newFile, new Flushing(Runnable::run));
  }

  private static FileChannel newFile(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static void assertUnavailable(org.junit.jupiter.api.function.Executable call) {
    Problem problem = assertThrows(Problem.class, call);
    assertEquals(ProblemCode.STORAGE_UNAVAILABLE, problem.code());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.walk(directory)) {
      return found.filter(Files::isRegularFile).toList();
    }
  }
}

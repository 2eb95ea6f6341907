package com.lexintel.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlushingTest {
  private static final int FILES = 50;

  @TempDir private Path directory;

  @Test
  void threadsThatNeverComeAreNotWaitedFor() throws IOException {
    List<Runnable> ignored = new ArrayList<>();
    flush(new Flushing(ignored::add), files());
    assertEquals(7, ignored.size());
    ignored.forEach(Runnable::run);
  }

  /** Whoever does it, and wherever it stands. */
  @Test
  void aFileThatCannotBeFlushedIsSaid() throws IOException {
    List<Path> files = new ArrayList<>(files());
    files.add(FILES / 2, directory.resolve("gone"));
    ExecutorService helpers = Executors.newFixedThreadPool(3);
    try {
      IOException fault =
          assertThrows(IOException.class, () -> flush(new Flushing(helpers), files));
      assertEquals(NoSuchFileException.class, fault.getCause().getClass());
      assertThrows(IOException.class, () -> flush(new Flushing(task -> {}), files));
    } finally {
      helpers.shutdownNow();
    }
  }

  @Test
  void directoriesAreFlushedToo() throws IOException {
    Flushing flushing = new Flushing(Runnable::run);
    flushing.flush(List.of(), List.of(directory));
    List<Path> directories = List.of(directory, directory.resolve("gone"));
    assertThrows(IOException.class, () -> flushing.flush(files(), directories));
  }

  private static void flush(Flushing flushing, List<Path> files) throws IOException {
    flushing.flush(files, List.of());
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (int n = 0; n < FILES; n++) {
      files.add(Files.writeString(directory.resolve("file-" + n), "The motion is denied."));
    }
    return files;
  }
}

package com.lexintel.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file store's disk: a small one of its own, that can be filled, where mounting is allowed. */
final class Disk implements AutoCloseable {
  private static final String SIZE = "64m";

  private final Path directory;
  private final Path filler;
  private final boolean mounted;

  Disk(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
    this.filler = directory.resolve("filler");
    this.mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", directory.toString());
    if (!mounted) {
      System.out.println(
          "Notice: no disk can be mounted here (that takes root); none is filled in this run.");
    }
  }

  Path directory() {
    return directory;
  }

  boolean canBeFilled() {
    return mounted;
  }

  void fill() {
    byte[] block = new byte[4096];
    try (OutputStream out = Files.newOutputStream(filler)) {
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      // As wanted.
    }
  }

  void free() throws IOException {
    Files.deleteIfExists(filler);
  }

  /** Lazily, for somebody may still have a file open. */
  @Override
  public void close() throws IOException {
    if (mounted && !run("umount", "--lazy", directory.toString())) {
      throw new IOException("Still mounted: " + directory);
    }
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (IOException noSuchCommand) {
      return false;
    }
  }
}

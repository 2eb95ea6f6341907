package com.lexintel.extraction.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Ends the process when what it keeps on the disk grows too large. An attachment of some kilobytes
 * can unpack to any size, and many readers put it into a file first. It looks only while a document
 * is being read: an idle process would else take some percent of a core for nothing.
 */
public final class DiskLimit extends Thread {
  /** The exit status of a process that needed too much. */
  public static final int EXIT_STATUS = 4;

  static final long MOST = 1L << 30;
  private static final long BETWEEN_LOOKS = 100;

  private final Path directory;
  private final long most;
  private final Runnable end;
  private boolean reading;

  /**
   * @param most bytes in all files below the directory
   * @param end ends the process, and removes what it has written
   */
  DiskLimit(Path directory, long most, Runnable end) {
    super("disk limit");
    setDaemon(true);
    this.directory = directory;
    this.most = most;
    this.end = end;
  }

  /** A document begins to be read. */
  synchronized void begin() {
    reading = true;
    notifyAll();
  }

  /** The document has been read. */
  synchronized void end() {
    reading = false;
  }

  private synchronized void awaitReading() throws InterruptedException {
    while (!reading) {
      wait();
    }
  }

  @Override
  public void run() {
    try {
      awaitReading();
      while (used() <= most) {
        sleep(BETWEEN_LOOKS);
        awaitReading();
      }
      end.run();
    } catch (InterruptedException stopped) {
      interrupt();
    }
  }

  private long used() {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.mapToLong(DiskLimit::size).sum();
    } catch (IOException | UncheckedIOException changing) {
      return 0;
    }
  }

  private static long size(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException gone) {
      return 0;
    }
  }
}

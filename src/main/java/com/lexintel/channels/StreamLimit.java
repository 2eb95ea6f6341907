package com.lexintel.channels;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * How many subscribers a node takes. Each holds a connection, so a file descriptor of the process.
 * A server that has none left cannot even read its own classes.
 */
final class StreamLimit {
  private static final int WHERE_UNKNOWN = 20_000;
  private static final int LEAST = 64;
  // The server's own files, and its connections to the database and to Redis.
  private static final int FOR_THE_SERVER = 300;

  private StreamLimit() {}

  /**
   * @param setting 0 for what the process's limit of open files leaves
   */
  static int of(int setting) {
    return setting > 0 ? setting : within(openFiles());
  }

  /** A quarter is left to other requests, and to clients that have gone without a word. */
  static int within(long openFiles) {
    if (openFiles <= 0) {
      return WHERE_UNKNOWN;
    }
    return (int) Math.min(Integer.MAX_VALUE, Math.max(LEAST, openFiles / 4 * 3 - FOR_THE_SERVER));
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : 0;
  }
}

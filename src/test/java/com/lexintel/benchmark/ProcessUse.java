package com.lexintel.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What processes have taken, as Linux tells it. */
public final class ProcessUse {
  private static final double SECONDS_A_TICK = 0.01;

  private ProcessUse() {}

  /** Seconds of processor time since their start, in user and kernel mode. */
  public static double cpuSeconds(List<Long> processes) {
    return processes.stream().mapToLong(ProcessUse::ticks).sum() * SECONDS_A_TICK;
  }

  static double cpuSeconds(long process) {
    return cpuSeconds(List.of(process));
  }

  /** Of a process and all that it has started, also of those that have ended. */
  static double cpuSecondsOfFamily(ProcessHandle parent) {
    String[] fields = fields(parent.pid());
    long ended = Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    return ended * SECONDS_A_TICK
        + cpuSeconds(parent.pid())
        + cpuSeconds(parent.descendants().map(ProcessHandle::pid).toList());
  }

  private static long ticks(long process) {
    String[] fields = fields(process);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  private static String[] fields(long process) {
    String stat = read(process, "stat");
    // The name of the program, in brackets, may hold anything.
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
  }

  /** KiB of memory that is present. */
  public static long residentKib(List<Long> processes) {
    return processes.stream()
        .mapToLong(
            process ->
                read(process, "status")
                    .lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum())
        .sum();
  }

  private static String read(long process, String file) {
    try {
      return Files.readString(Path.of("/proc", String.valueOf(process), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

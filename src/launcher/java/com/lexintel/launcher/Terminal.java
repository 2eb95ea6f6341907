package com.lexintel.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** What whoever ran `mvn` reads; {@code System.out} goes to the log of the build. */
final class Terminal {
  private static final PrintStream OUT =
      new PrintStream(new FileOutputStream(FileDescriptor.out), true);

  private Terminal() {}

  static void say(String line) {
    OUT.println(line);
    System.out.println(line);
  }
}

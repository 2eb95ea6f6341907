package com.lexintel.extraction.server;

import com.lexintel.extraction.ParserDirectory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Starts {@link UnrulyMain} in the place of the parsers, and keeps where its files were. */
final class UnrulyLauncher extends ParserLauncher {

  static final Queue<Path> DIRECTORIES = new ConcurrentLinkedQueue<>();

  UnrulyLauncher(String memory) {
    super(1_000_000, memory, Optional.empty());
  }

  @Override
  String mainClass() {
    return UnrulyMain.class.getName();
  }

  @Override
  String classPath(ParserDirectory directory) throws IOException {
    DIRECTORIES.add(directory.path());
    return super.classPath(directory) + File.pathSeparator + testClasses();
  }

  private static String testClasses() {
    return new File(UnrulyMain.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .getPath();
  }
}

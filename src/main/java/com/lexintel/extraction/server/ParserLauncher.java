package com.lexintel.extraction.server;

import com.lexintel.extraction.ParserDirectory;
import com.lexintel.extraction.child.ParserMain;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Starts parser processes. */
class ParserLauncher {

  /** The rest of the server's environment, with its passwords, is none of a document's business. */
  private static final Set<String> ENVIRONMENT =
      Set.of("PATH", "TESSDATA_PREFIX", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "SystemRoot");

  private final int maxText;
  private final String memory;
  private final Optional<OcrProgram> recogniser;

  /**
   * A launcher.
   *
   * @param maxText the longest text accepted, in UTF-16 code units
   * @param memory the heap of a process, as {@code -Xmx} takes it
   * @param recogniser the program that a process runs on scanned pages
   */
  ParserLauncher(int maxText, String memory, Optional<OcrProgram> recogniser) {
    this.maxText = maxText;
    this.memory = memory;
    this.recogniser = recogniser;
  }

  ParserProcess start() throws IOException {
    ParserDirectory directory = ParserDirectory.create();
    ProcessBuilder builder = new ProcessBuilder(command(directory));
    builder.directory(directory.path().toFile());
    builder.redirectError(directory.errors().toFile());
    builder.environment().keySet().retainAll(ENVIRONMENT);
    try {
      return new ParserProcess(builder.start(), directory, maxText);
    } catch (IOException e) {
      directory.delete();
      throw e;
    }
  }

  private List<String> command(ParserDirectory directory) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + memory);
    // Most documents are read before the optimising compiler's work would pay.
    command.add("-XX:TieredStopAtLevel=1");
    // The parallel collector is the one that gives up when hardly any memory is left to win. It
    // measures that against a young generation that it may never have, so a few per cent never
    // come.
    command.addAll(List.of("-XX:+UseParallelGC", "-XX:ParallelGCThreads=1"));
    command.addAll(List.of("-XX:GCTimeLimit=90", "-XX:GCHeapFreeLimit=50"));
    command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "-XX:-UsePerfData"));
    command.add("-XX:MaxMetaspaceSize=256m");
    command.add("-Djava.awt.headless=true");
    command.add("-Djava.io.tmpdir=" + directory.temporaryFiles());
    if (recogniser.isPresent()) {
      command.addAll(recogniser.get().options(directory.path()));
    }
    command.addAll(List.of("-cp", classPath(directory)));
    command.addAll(List.of(mainClass(), String.valueOf(maxText), directory.path().toString()));
    return command;
  }

  String mainClass() {
    return ParserMain.class.getName();
  }

  String classPath(ParserDirectory directory) throws IOException {
    String libraries =
        Libraries.of(ParserLauncher.class.getClassLoader()).stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));
    Path classes = directory.path().resolve("classes");
    ParserClasses.copyTo(classes);
    return classes + File.pathSeparator + libraries;
  }
}

package com.lexintel.launcher;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes what Maven and its plugins print: all of it goes to a file, and errors to the terminal too.
 *
 * <p>The build compiles this class by itself, before anything else (see {@code pom.xml}), so it may
 * need no other class of LexIntel.
 */
public final class BuildLog extends OutputStream {
  private static final String COLOURS = "\u001B\\[[0-9;]*m";

  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final PrintStream file;
  private final PrintStream terminal;
  private boolean failure;

  BuildLog(PrintStream file, PrintStream terminal) {
    this.file = file;
    this.terminal = terminal;
  }

  /** Argument: the file, which is written anew. */
  public static void main(String[] arguments) throws IOException {
    Path path = Path.of(arguments[0]).toAbsolutePath();
    Files.createDirectories(path.getParent());
    PrintStream file = new PrintStream(Files.newOutputStream(path), true);
    System.out.println(
        "Building LexIntel; the first time, Maven downloads about 1 GB. Log: " + path);
    System.setOut(new PrintStream(new BuildLog(file, System.out), true));
    System.setErr(file);
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n') {
      end();
    } else if (b != '\r') {
      line.write(b);
    }
  }

  private void end() {
    String printed = line.toString(Charset.defaultCharset());
    line.reset();
    String plain = printed.replaceAll(COLOURS, "");
    file.println(plain);
    // A line without a level belongs to the message before it.
    if (plain.startsWith("[")) {
      failure = plain.startsWith("[ERROR]");
    }
    if (failure) {
      terminal.println(printed);
    }
  }
}

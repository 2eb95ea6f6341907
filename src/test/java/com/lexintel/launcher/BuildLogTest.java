package com.lexintel.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class BuildLogTest {
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();
  private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
  private final PrintStream out =
      new PrintStream(new BuildLog(new PrintStream(file, true), new PrintStream(terminal, true)));

  @Test
  void theFileHasEverythingWithoutColours() {
    out.print("[\u001B[1;34mINFO\u001B[m] Compiling\n[\u001B[1;31mERROR\u001B[m] No\n");

    assertEquals("[INFO] Compiling\n[ERROR] No\n", file.toString());
  }

  @Test
  void theTerminalHasErrorsWhole() {
    out.print("[INFO] one\n[ERROR] two\n  three\n\tfour\n[INFO] five\n six\n[WARNING] seven\n");

    assertEquals("[ERROR] two\n  three\n\tfour\n", terminal.toString());
  }
}

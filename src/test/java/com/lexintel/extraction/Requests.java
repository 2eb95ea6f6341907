package com.lexintel.extraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Requests of tests: files within files may be taken out generously. */
public final class Requests {
  public static final MemberLimits GENEROUS = new MemberLimits(false, 1_000, 1 << 30, 200 << 20);

  /** Where parsers that run within the test put files that they find within files. */
  public static final Path SPOOL = spool();

  private Requests() {}

  public static ExtractionRequest of(Path file) {
    return new ExtractionRequest(file, GENEROUS, Map.of());
  }

  private static Path spool() {
    try {
      ParserDirectory directory =
          ParserDirectory.at(Files.createTempDirectory(Path.of("target"), "spool-"));
      return Files.createDirectory(directory.members());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

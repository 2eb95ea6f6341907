package com.lexintel.extraction;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The temporary directory of one parser process. Everything that it writes is below, so that it can
 * be removed however the process ended.
 */
public final class ParserDirectory {

  private static final int LONGEST_ERROR = 2_000;

  private final Path path;

  private ParserDirectory(Path path) {
    this.path = path;
  }

  public static ParserDirectory create() throws IOException {
    ParserDirectory directory =
        new ParserDirectory(Files.createTempDirectory("lexintel-extraction-"));
    Files.createDirectory(directory.temporaryFiles());
    Files.createDirectory(directory.members());
    return directory;
  }

  /** One that another process has created. */
  public static ParserDirectory at(Path path) {
    return new ParserDirectory(path);
  }

  /** Where files are put that were found within a file. */
  public Path members() {
    return path.resolve("members");
  }

  public Path path() {
    return path;
  }

  public Path temporaryFiles() {
    return path.resolve("tmp");
  }

  public Path errors() {
    return path.resolve("errors.txt");
  }

  /** What the process complained of first. */
  public String errorText() {
    try (InputStream in = Files.newInputStream(errors())) {
      return new String(in.readNBytes(LONGEST_ERROR), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      return "";
    }
  }

  public void delete() {
    delete(path);
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      directory.toFile().deleteOnExit();
    }
  }
}

package com.lexintel.advisories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One library of the WAR.
 *
 * @param name {@code group:artifact}, as advisories name it
 */
record Dependency(String name, String version) {
  private static final Pattern LINE =
      Pattern.compile("\\s*([^:\\s]+:[^:\\s]+):[^:]+:(?:[^:]+:)?([^:]+):(?:compile|runtime).*");

  /** What {@code mvn dependency:list} wrote. */
  static List<Dependency> of(Path list) throws IOException {
    return Files.readAllLines(list).stream()
        .map(Dependency::parse)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  private static Optional<Dependency> parse(String line) {
    Matcher parts = LINE.matcher(line);
    return parts.matches()
        ? Optional.of(new Dependency(parts.group(1), parts.group(2)))
        : Optional.empty();
  }
}

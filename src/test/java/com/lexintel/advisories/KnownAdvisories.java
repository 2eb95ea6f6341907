package com.lexintel.advisories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Advisories that this project has written down: a line each with the library, the version that
 * mends it, the advisory, and a word. It says nothing of what became known later.
 */
record KnownAdvisories(Path list) {

  List<String> findings(Collection<Dependency> dependencies) throws IOException {
    List<String> findings = new ArrayList<>();
    for (String line : Files.readAllLines(list)) {
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      String[] parts = line.split("\\s+", 4);
      MavenVersion mended = new MavenVersion(parts[1]);
      dependencies.stream()
          .filter(dependency -> dependency.name().equals(parts[0]))
          .filter(dependency -> new MavenVersion(dependency.version()).compareTo(mended) < 0)
          .forEach(
              dependency ->
                  findings.add(
                      "%s %s: %s %s, mended by %s"
                          .formatted(
                              dependency.name(),
                              dependency.version(),
                              parts[2],
                              parts[3],
                              parts[1])));
    }
    return findings;
  }
}

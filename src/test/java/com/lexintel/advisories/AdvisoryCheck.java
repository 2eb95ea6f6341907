package com.lexintel.advisories;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Compares what the WAR has in it with published advisories: {@code .ci/advisories}. */
public final class AdvisoryCheck {
  private AdvisoryCheck() {}

  /**
   * @param arguments what {@code mvn dependency:list} wrote; the advisories: OSV's archive ({@code
   *     .zip}), or the project's own list
   */
  public static void main(String[] arguments) throws IOException {
    List<Dependency> dependencies = Dependency.of(Path.of(arguments[0]));
    Path advisories = Path.of(arguments[1]);
    List<String> findings =
        arguments[1].endsWith(".zip")
            ? new OsvArchive(advisories).findings(dependencies)
            : new KnownAdvisories(advisories).findings(dependencies);
    findings.forEach(System.out::println);
    System.out.printf(
        "%d libraries, %d findings by %s%n",
        dependencies.size(), findings.size(), advisories.getFileName());
    if (!findings.isEmpty()) {
      System.exit(1);
    }
  }
}

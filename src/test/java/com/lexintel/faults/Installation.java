package com.lexintel.faults;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The directory of one server, filled as that of the other container tests is. */
final class Installation {
  static final String SERVER = "node";
  private static final List<String> CONFIGURATION =
      List.of("server.xml", "jvm.options", "postgresql.jar");

  private final Path directory;

  private Installation(Path directory) {
    this.directory = directory;
  }

  /**
   * @param application the unpacked WAR, from which a server starts sooner than from the archive
   */
  static Installation make(Path directory, Path application) throws IOException {
    Path server = directory.resolve("servers").resolve(SERVER);
    Path template = Parameters.directory("liberty.user.directory").resolve("servers/lexintel-test");
    for (Path file : filesOf(template)) {
      if (CONFIGURATION.contains(file.getFileName().toString())) {
        Files.copy(file, parentMade(server.resolve(template.relativize(file))));
      }
    }
    for (Path file : filesOf(application)) {
      Path place = server.resolve("dropins/lexintel.war").resolve(application.relativize(file));
      Files.createLink(parentMade(place), file);
    }
    return new Installation(directory);
  }

  /** Unpacks the WAR that Maven built. */
  static Path unpack(Path target) throws IOException {
    try (FileSystem war = FileSystems.newFileSystem(Parameters.directory("war"))) {
      Path root = war.getPath("/");
      for (Path file : filesOf(root)) {
        Files.copy(file, parentMade(target.resolve(root.relativize(file).toString())));
      }
    }
    return target;
  }

  Path userDirectory() {
    return directory;
  }

  Path console() {
    return directory.resolve("console.log");
  }

  /** Another for each start: parsers that outlive a killed server for a moment clear up theirs. */
  Path temporaryDirectory() throws IOException {
    return Files.createTempDirectory(directory, "tmp");
  }

  static Path emptied(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
      }
    }
    return Files.createDirectories(directory);
  }

  private static List<Path> filesOf(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  private static Path parentMade(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return file;
  }
}

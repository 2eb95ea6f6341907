package com.lexintel.extraction.server;

import com.lexintel.extraction.ExtractedText;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The classes of {@code com.lexintel.extraction}, copied to where another JVM can load them from:
 * Liberty leaves those of a WAR inside the archive.
 */
final class ParserClasses {

  private static final Class<?> ONE = ExtractedText.class;

  private ParserClasses() {}

  /** Copies the classes below a directory, which can then stand on a class path. */
  static void copyTo(Path directory) throws IOException {
    Path target = directory.resolve(ONE.getPackageName().replace('.', '/'));
    URL url = ONE.getResource(ONE.getSimpleName() + ".class");
    String path = url.getPath().replace(" ", "%20");
    int archiveEnd = path.indexOf("!/");
    if (archiveEnd < 0) {
      copy(Path.of(URI.create("file:" + path)).getParent(), target);
      return;
    }
    Path archive = Path.of(URI.create(path.substring(0, archiveEnd)));
    try (FileSystem zip = FileSystems.newFileSystem(archive)) {
      copy(zip.getPath(path.substring(archiveEnd + 1)).getParent(), target);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> classes;
    try (Stream<Path> files = Files.walk(from)) {
      classes = files.filter(file -> file.toString().endsWith(".class")).toList();
    }
    for (Path file : classes) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      Files.copy(file, target);
    }
  }
}

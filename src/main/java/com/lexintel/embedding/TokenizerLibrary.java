package com.lexintel.embedding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the tokenizer's native library is unpacked. The JVM refuses a library file that another
 * class loader has loaded, so each deployment needs a copy of its own.
 */
final class TokenizerLibrary implements AutoCloseable {
  private static final String PROPERTY = "DJL_CACHE_DIR";
  private static final Logger LOG = LoggerFactory.getLogger(TokenizerLibrary.class);

  private final Path directory;
  private final String previous;

  private TokenizerLibrary(Path directory) {
    this.directory = directory;
    this.previous = System.setProperty(PROPERTY, directory.toString());
  }

  static TokenizerLibrary fresh() {
    try {
      return new TokenizerLibrary(Files.createTempDirectory("lexintel-tokenizer-"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the property back to whatever else runs in this server, once the library is loaded. */
  void loaded() {
    if (previous == null) {
      System.clearProperty(PROPERTY);
    } else {
      System.setProperty(PROPERTY, previous);
    }
  }

  @Override
  public void close() {
    try (Stream<Path> found = Files.walk(directory)) {
      List<Path> deepestFirst = found.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.delete(path);
      }
    } catch (IOException e) {
      // Windows keeps the file of a loaded library; the rest of the shutdown matters more.
      LOG.debug("Left behind {}", directory, e);
    }
  }
}

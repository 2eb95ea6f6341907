package com.lexintel.extraction;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Objects;

/** The documents in {@code src/test/resources/documents}. */
public final class Samples {

  private Samples() {}

  public static Path path(String name) {
    URL url = Samples.class.getResource("/documents/" + name);
    try {
      return Path.of(Objects.requireNonNull(url, name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(name, e);
    }
  }
}

package com.lexintel.extraction.child.members;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a file within another. */
@FunctionalInterface
public interface Content {
  /**
   * Opens them to be read once.
   *
   * @throws IOException when the container is damaged there
   */
  InputStream open() throws IOException;
}

package com.lexintel.extraction.child.members;

import java.io.IOException;
import java.nio.file.Path;

/** What a file within another is called, if nothing but its content can tell. */
@FunctionalInterface
interface Naming {
  String of(Path file) throws IOException;
}

package com.lexintel.documents;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PersistentClassesTest {
  private static final Pattern CLASS = Pattern.compile("<class>(.+?)</class>");

  /** A class that has moved is otherwise missed only by the tests that need a server. */
  @Test
  void everyClassOfThePersistenceUnitIsThere() throws IOException {
    String unit = Files.readString(Path.of("src/main/persistence/META-INF/persistence.xml"));
    List<String> names =
        CLASS.matcher(unit).results().map((MatchResult found) -> found.group(1)).toList();
    assertFalse(names.isEmpty());
    for (String name : names) {
      assertDoesNotThrow(() -> Class.forName(name, false, getClass().getClassLoader()));
    }
  }
}

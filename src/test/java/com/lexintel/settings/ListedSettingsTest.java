package com.lexintel.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ListedSettingsTest {
  private static final Path DEFAULTS =
      Path.of("src/main/resources/META-INF/microprofile-config.properties");

  /** Only a part of another setting. */
  private static final String NOT_FOR_OPERATORS = "lexintel.redis.default-url";

  @Test
  void theReadmeListsEverySetting() throws IOException {
    Properties settings = new Properties();
    try (Reader file = Files.newBufferedReader(DEFAULTS)) {
      settings.load(file);
    }
    String readme = Files.readString(Path.of("README.md"));
    List<String> missing =
        settings.stringPropertyNames().stream()
            .filter(name -> name.startsWith("lexintel.") && !name.equals(NOT_FOR_OPERATORS))
            .filter(name -> !readme.contains("| `" + name + "` |"))
            .sorted()
            .toList();
    assertEquals(List.of(), missing);
  }
}

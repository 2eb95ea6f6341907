package com.lexintel.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
  private static final String SIZE = "lexintel.upload.max-size";
  private static final String DURATION = "lexintel.progress.heartbeat";

  @Test
  void everyDefaultIsUsable() {
    Settings settings = TestSettings.with(Map.of());
    assertEquals(200L << 20, settings.maxUploadSize());
    assertEquals(Duration.ofSeconds(15), settings.heartbeat());
    assertTrue(settings.storageDirectory().endsWith(".lexintel/files"));
    assertTrue(settings.sendBlocks());
  }

  @ParameterizedTest
  @CsvSource({"200MiB, 209715200", "1 kib, 1024", "7, 7", "512m, 536870912", "2GB, 2147483648"})
  void sizes(String text, long bytes) {
    assertEquals(bytes, TestSettings.with(Map.of(SIZE, text)).maxUploadSize());
  }

  @ParameterizedTest
  @CsvSource({
    "15s, 15000",
    "15, 15000",
    "1500ms, 1500",
    "2 m, 120000",
    "1h, 3600000",
    "365d, 31536000000",
    "PT1M, 60000"
  })
  void durations(String text, long milliseconds) {
    Settings settings = TestSettings.with(Map.of(DURATION, text));
    assertEquals(Duration.ofMillis(milliseconds), settings.heartbeat());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "many", "-1", "5 parsecs", "99999999999999"})
  void anythingElseIsNeither(String text) {
    assertThrows(IllegalArgumentException.class, () -> TestSettings.with(Map.of(SIZE, text)));
    assertThrows(IllegalArgumentException.class, () -> TestSettings.with(Map.of(DURATION, text)));
  }

  @ParameterizedTest
  @CsvSource({
    "lexintel.upload.max-size, hunter2 MiB, a size",
    "lexintel.upload.max-files, hunter2, a whole number from 1 to 10000",
    "lexintel.progress.heartbeat, hunter2, a duration",
    "lexintel.embedding.provider, hunter2, 'one of in-process, openai'",
    "lexintel.redis.url, http://anna:hunter2@host, redis://",
    "lexintel.redis.url, redis://anna:hunter2@a b, redis://"
  })
  void aRefusalNamesTheSettingButNotItsValue(String name, String value, String expectation) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> TestSettings.with(Map.of(name, value)));
    assertTrue(refusal.getMessage().contains(name + " must be " + expectation));
    StringWriter printed = new StringWriter();
    refusal.printStackTrace(new PrintWriter(printed));
    assertFalse(printed.toString().contains("hunter2"), printed::toString);
  }

  @Test
  void everySettingIsListedWithItsMeaning() throws IOException {
    List<String> without = new ArrayList<>();
    String before = "";
    for (String line : defaults()) {
      if (line.startsWith("lexintel.") && !before.startsWith("#")) {
        without.add(line);
      }
      before = line;
    }
    assertEquals(List.of(), without);
  }

  private static List<String> defaults() throws IOException {
    byte[] file =
        Settings.class
            .getResourceAsStream("/META-INF/microprofile-config.properties")
            .readAllBytes();
    return new String(file, StandardCharsets.UTF_8).lines().toList();
  }
}

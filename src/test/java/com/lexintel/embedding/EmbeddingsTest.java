package com.lexintel.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EmbeddingsTest {
  private Embeddings embeddings;

  @AfterEach
  void close() {
    embeddings.close();
  }

  @Test
  void aWorkerIsReadyOnceTheModelIsLoaded() throws Exception {
    embeddings = with(Map.of());
    assertFalse(embeddings.ready());
    embeddings.warmUp();
    assertTrue(embeddings.ready());
    assertEquals(384, embeddings.embed(List.of("text")).get(0).length);
  }

  @Test
  void aNodeThatOnlyServesIsReadyWithoutIt() {
    embeddings =
        with(
            Map.of(
                "lexintel.worker.threads", "0",
                "lexintel.embedding.provider", "openai",
                "lexintel.embedding.openai.retries", "loading would refuse this"));
    embeddings.warmUp();
    assertTrue(embeddings.ready());
  }

  @Test
  void theSettingNamesTheProvider() {
    embeddings = with(Map.of("lexintel.embedding.provider", "openai"));
    embeddings.warmUp();
    assertTrue(embeddings.ready());
    assertEquals(OptionalInt.empty(), embeddings.dimensions());
  }

  @Test
  void aBadSettingOfTheServiceIsNamed() {
    embeddings =
        with(
            Map.of(
                "lexintel.embedding.provider", "openai",
                "lexintel.embedding.openai.retries", "many"));
    IllegalArgumentException bad = assertThrows(IllegalArgumentException.class, embeddings::warmUp);
    assertTrue(bad.getMessage().contains("lexintel.embedding.openai.retries"));
  }

  @Test
  void afterTheEndNothingIsLoadedAgain() {
    embeddings = with(Map.of());
    embeddings.close();
    assertThrows(EmbeddingUnavailable.class, embeddings::warmUp);
  }

  private static Embeddings with(Map<String, String> changes) {
    Properties defaults = new Properties();
    try (InputStream file =
        Settings.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
      defaults.load(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> values = new HashMap<>(changes);
    defaults
        .stringPropertyNames()
        .forEach(name -> values.putIfAbsent(name, defaults.getProperty(name)));
    return new Embeddings(new Settings(config(values)));
  }

  private static Config config(Map<String, String> values) {
    return (Config)
        Proxy.newProxyInstance(
            Config.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) -> {
              String value = values.get((String) arguments[0]);
              return method.getReturnType() == Optional.class ? Optional.ofNullable(value) : value;
            });
  }
}

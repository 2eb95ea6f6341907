package com.lexintel.embedding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.settings.TestSettings;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
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
    return new Embeddings(TestSettings.with(changes), Thread::new);
  }
}

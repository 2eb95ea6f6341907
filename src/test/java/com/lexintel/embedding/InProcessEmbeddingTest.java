package com.lexintel.embedding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class InProcessEmbeddingTest {
  private static InProcessEmbedding embedding;

  @BeforeAll
  static void load() {
    embedding = new InProcessEmbedding(Thread::new);
  }

  @AfterAll
  static void close() {
    embedding.close();
  }

  @Test
  void vectorsHaveTheModelsLengthAndAreOfUnitLength() throws Exception {
    float[] vector = embedding.embed(List.of("The motion to dismiss is granted.")).get(0);
    assertEquals(384, vector.length);
    assertEquals(OptionalInt.of(384), embedding.dimensions());
    assertEquals(1, cosine(vector, vector), 1e-5);
  }

  @Test
  void whatMeansTheSameIsCloser() throws Exception {
    List<float[]> vectors =
        embedding.embed(
            List.of(
                "The tenant did not pay the rent.",
                "The lessee failed to make the monthly payments.",
                "Photosynthesis turns sunlight into sugar."));
    double same = cosine(vectors.get(0), vectors.get(1));
    double other = cosine(vectors.get(0), vectors.get(2));
    assertTrue(same > other + 0.3, same + " and " + other);
  }

  @Test
  void theNeighboursOfAPassageDoNotChangeItsVector() throws Exception {
    List<String> texts =
        List.of("Appeal dismissed.", words("contract", 180), "Costs follow the event.");
    List<float[]> together = embedding.embed(texts);
    for (int i = 0; i < texts.size(); i++) {
      float[] alone = embedding.embed(List.of(texts.get(i))).get(0);
      assertArrayEquals(alone, together.get(i));
    }
  }

  @Test
  void theEndOfALongPassageCounts() throws Exception {
    for (int length : new int[] {180, 900}) {
      String passage = words("contract", length);
      List<float[]> vectors =
          embedding.embed(List.of(passage, passage + " " + words("murder", length / 4)));
      assertTrue(cosine(vectors.get(0), vectors.get(1)) < 0.98, "of " + length + " words");
    }
  }

  @Test
  void anyTextButABlankOneHasAVector() throws Exception {
    List<String> texts = List.of("§", "\u0000", "日本国憲法", "\uD800", "😀", "x".repeat(20_000));
    for (float[] vector : embedding.embed(texts)) {
      assertEquals(1, cosine(vector, vector), 1e-5);
    }
    assertTrue(embedding.embed(List.of()).isEmpty());
    assertThrows(IllegalArgumentException.class, () -> embedding.embed(List.of("a", " ")));
  }

  @Test
  void anInterruptEndsIt() {
    Thread.currentThread().interrupt();
    List<String> much = Collections.nCopies(100_000, "Costs follow the event.");
    assertThrows(InterruptedException.class, () -> embedding.embed(much));
  }

  @Test
  void closingReleasesWhoeverWaits() throws Exception {
    InProcessEmbedding closing = new InProcessEmbedding(Thread::new);
    List<String> much = Collections.nCopies(100_000, "Costs follow the event.");
    Caller caller = new Caller(() -> closing.embed(much));
    caller.awaitWaiting();
    closing.close();
    assertEquals("This server is shutting down", caller.failure().getMessage());
    assertThrows(EmbeddingUnavailable.class, () -> closing.embed(List.of("more")));
    assertNull(System.getProperty("DJL_CACHE_DIR"));
  }

  private static String words(String word, int times) {
    return String.join(" ", Collections.nCopies(times, word));
  }

  private static double cosine(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}

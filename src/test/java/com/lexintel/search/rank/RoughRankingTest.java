package com.lexintel.search.rank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lexintel.search.index.DocumentIndex;
import com.lexintel.search.index.IndexBuilder;
import com.lexintel.search.index.SearchableDocument;
import com.lexintel.search.index.Signs;
import com.lexintel.search.text.Query;
import com.lexintel.search.text.Tokenizer;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** More passages than are compared exactly. */
class RoughRankingTest {
  private static final int DIMENSIONS = 384;
  private static final int PASSAGES = 12_000;
  private static final int NEAR = 50;

  private final Random random = new Random(5);
  private final float[] query = direction();
  private final DocumentIndex document = document();
  private final Corpus corpus = new Corpus(List.of(document));

  @Test
  void theBestAreThoseThatAnExactComparisonFinds() {
    List<Integer> exactly = found(Integer.MAX_VALUE);

    assertEquals(exactly.subList(0, NEAR), found(0).subList(0, NEAR));
  }

  @Test
  void signsTellAboutHowNearTwoVectorsAre() {
    float[] rough = document.roughNearness(Signs.of(query));
    float[] exact = document.nearness(query);
    double error = 0;
    for (int i = 0; i < PASSAGES; i++) {
      error += Math.abs(rough[i] - exact[i]) / PASSAGES;
    }
    assertTrue(error < 0.08, "mean error " + error);
    assertEquals(exact[3], document.nearness(query, 3));
  }

  @Test
  void vectorsOfAnotherModelAreNotCompared() {
    assertEquals(0, document.nearness(new float[] {1, 0}, 0));
    assertEquals(0, document.roughNearness(Signs.of(new float[] {1, 0}))[0]);
  }

  private List<Integer> found(int exactUpTo) {
    return new Ranking(corpus, Query.parse("notice"), exactUpTo)
        .passages(query).stream().map(Ranked::passage).toList();
  }

  /** Every so many passages there is one that is nearer to the query than chance has it. */
  private DocumentIndex document() {
    UUID id = new UUID(1, 1);
    IndexBuilder builder =
        new IndexBuilder(
            new SearchableDocument(id, id, "a.txt", "model/plain", true), new Tokenizer());
    for (int i = 0; i < PASSAGES; i++) {
      float share = i % (PASSAGES / NEAR) == 0 ? 0.5f + 0.4f * i / PASSAGES : 0;
      builder.add("clause " + i, mixed(share));
    }
    return builder.build();
  }

  private float[] mixed(float share) {
    float[] other = direction();
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = share * query[i] + (1 - share) * other[i];
    }
    return unit(vector);
  }

  private float[] direction() {
    float[] vector = new float[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return unit(vector);
  }

  private static float[] unit(float[] vector) {
    double sum = 0;
    for (float number : vector) {
      sum += number * number;
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(sum);
    }
    return vector;
  }
}

package com.lexintel.benchmark;

import com.lexintel.search.index.DocumentIndex;
import com.lexintel.search.index.IndexBuilder;
import com.lexintel.search.index.SearchableDocument;
import com.lexintel.search.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents of words that are as rare as those of a language are, and of vectors at random. */
final class MadeUpDocuments {
  private static final int PASSAGES_A_DOCUMENT = 57;
  private static final int WORDS_A_PASSAGE = 140;
  private static final int VOCABULARY = 30_000;
  private static final int DIMENSIONS = 384;
  private static final String[] SYLLABLES = {"ba", "co", "di", "fu", "ge", "lo", "mi", "na", "pu"};

  private final Random random = new Random(7);
  private final Tokenizer tokenizer = new Tokenizer();

  List<DocumentIndex> documents(int passages) {
    List<DocumentIndex> documents = new ArrayList<>();
    for (int made = 0; made < passages; made += PASSAGES_A_DOCUMENT) {
      UUID id = new UUID(1, made);
      IndexBuilder builder =
          new IndexBuilder(
              new SearchableDocument(id, id, made + ".pdf", "model/plain", true), tokenizer);
      for (int i = made; i < Math.min(passages, made + PASSAGES_A_DOCUMENT); i++) {
        builder.add(words(WORDS_A_PASSAGE), vector());
      }
      documents.add(builder.build());
    }
    return documents;
  }

  String words(int count) {
    return IntStream.range(0, count).mapToObj(i -> word()).collect(Collectors.joining(" "));
  }

  /** The rank of a word is the inverse of how often it comes. */
  private String word() {
    int rank = (int) Math.exp(random.nextDouble() * Math.log(VOCABULARY));
    StringBuilder word = new StringBuilder("t");
    for (int left = rank; left > 0; left /= SYLLABLES.length) {
      word.append(SYLLABLES[left % SYLLABLES.length]);
    }
    return word.toString();
  }

  /** Of length 1. */
  float[] vector() {
    float[] vector = new float[DIMENSIONS];
    double sum = 0;
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] = (float) random.nextGaussian();
      sum += vector[i] * vector[i];
    }
    for (int i = 0; i < DIMENSIONS; i++) {
      vector[i] /= (float) Math.sqrt(sum);
    }
    return vector;
  }
}

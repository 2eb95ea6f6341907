package com.lexintel.embedding;

import com.lexintel.settings.ModelService;
import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Embeds through a remote service that speaks OpenAI's protocol. */
final class OpenAiEmbedding implements EmbeddingProvider {
  private static final int TEXTS_A_REQUEST = 64;

  private final ExecutorService threads;
  private final ModelService service;
  private final OpenAiCall call;
  private final AtomicInteger dimensions = new AtomicInteger();

  OpenAiEmbedding(ModelService service, ThreadFactory factory) {
    this.service = service;
    this.threads = Executors.newCachedThreadPool(factory);
    this.call = new OpenAiCall(service, threads);
  }

  @Override
  public OptionalInt dimensions() {
    int known = dimensions.get();
    return known == 0 ? OptionalInt.empty() : OptionalInt.of(known);
  }

  @Override
  public List<float[]> embed(List<String> texts) throws InterruptedException {
    List<TextSegment> segments =
        EmbeddingInput.checked(texts).stream().map(TextSegment::from).toList();
    List<float[]> vectors = new ArrayList<>(texts.size());
    try {
      for (int from = 0; from < segments.size(); from += TEXTS_A_REQUEST) {
        int to = Math.min(segments.size(), from + TEXTS_A_REQUEST);
        addUsable(call.answer(segments.subList(from, to)), to - from, vectors);
      }
    } catch (RejectedExecutionException e) {
      throw new EmbeddingUnavailable("This server is shutting down", e);
    }
    return vectors;
  }

  private void addUsable(List<Embedding> answer, int expected, List<float[]> vectors) {
    if (answer.size() != expected) {
      throw unusable("answered " + expected + " texts with " + answer.size() + " vectors");
    }
    for (Embedding embedding : answer) {
      float[] vector = embedding.vector();
      dimensions.compareAndSet(0, vector.length);
      if (vector.length != dimensions.get()) {
        throw unusable("gave vectors of different lengths");
      }
      vectors.add(
          UnitVector.of(vector).orElseThrow(() -> unusable("gave a vector without a direction")));
    }
  }

  private EmbeddingUnavailable unusable(String words) {
    return new EmbeddingUnavailable("The embedding service " + service.name() + " " + words);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}

package com.lexintel.embedding;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Embeds within this JVM, on all its cores at most, however many callers there are. */
final class InProcessEmbedding implements EmbeddingProvider {
  private static final Logger LOG = LoggerFactory.getLogger(InProcessEmbedding.class);

  private final MiniLm model;
  private final ExecutorService cores;

  /** A thread of its own: the passages of two documents keep the others busy for seconds. */
  private final ExecutorService queries;

  /**
   * @throws EmbeddingUnavailable if the model or its native libraries cannot be loaded here
   */
  InProcessEmbedding(ThreadFactory threads) {
    try {
      model = new MiniLm();
    } catch (OrtException | IOException | RuntimeException | LinkageError e) {
      throw new EmbeddingUnavailable("The embedding model cannot be loaded on this server", e);
    }
    cores = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), threads);
    queries = Executors.newSingleThreadExecutor(threads);
  }

  @Override
  public OptionalInt dimensions() {
    return OptionalInt.of(MiniLm.DIMENSIONS);
  }

  @Override
  public List<float[]> embed(List<String> texts) throws InterruptedException {
    return embed(texts, cores);
  }

  @Override
  public float[] embedQuery(String text) throws InterruptedException {
    return embed(List.of(text), queries).get(0);
  }

  private List<float[]> embed(List<String> texts, ExecutorService on) throws InterruptedException {
    List<Callable<float[]>> runs = new ArrayList<>();
    for (String text : EmbeddingInput.checked(texts)) {
      runs.add(() -> model.embed(text));
    }
    try {
      List<float[]> vectors = new ArrayList<>(runs.size());
      for (Future<float[]> run : on.invokeAll(runs)) {
        vectors.add(run.get());
      }
      return vectors;
    } catch (ExecutionException e) {
      throw new EmbeddingUnavailable("The embedding model failed on this server", e.getCause());
    } catch (RejectedExecutionException | CancellationException e) {
      throw new EmbeddingUnavailable("This server is shutting down", e);
    }
  }

  @Override
  public void close() {
    // Both are told before either is waited for.
    Stream.of(cores, queries).map(ExecutorService::shutdownNow).toList().forEach(this::cancel);
    boolean idle = false;
    try {
      idle =
          cores.awaitTermination(10, TimeUnit.SECONDS)
              && queries.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (idle) {
      model.close();
    } else {
      // Freeing native memory under a run would crash the whole server.
      LOG.warn("The embedding model is still at work and stays in memory");
    }
  }

  /** The pool forgets these, and whoever waits for them would wait for ever. */
  private void cancel(List<Runnable> neverRun) {
    neverRun.forEach(run -> ((Future<?>) run).cancel(false));
  }
}

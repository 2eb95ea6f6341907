package com.lexintel.embedding;

import com.lexintel.node.ServerResources;
import com.lexintel.settings.ModelService;
import com.lexintel.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ThreadFactory;

/**
 * The embeddings of this installation, from the provider that {@code lexintel.embedding.provider}
 * names. It is loaded by {@link #warmUp} or by the first call, and released with the application.
 */
@ApplicationScoped
public class Embeddings implements EmbeddingProvider {
  private static final String OPENAI = "openai";
  private static final String OPENAI_SETTINGS = "lexintel.embedding.openai.";

  private Settings settings;

  private ThreadFactory threads;

  private volatile EmbeddingProvider provider;
  private boolean closed;

  protected Embeddings() {}

  @Inject
  public Embeddings(Settings settings, ServerResources server) {
    this(settings, server.threads());
  }

  Embeddings(Settings settings, ThreadFactory threads) {
    this.settings = settings;
    this.threads = threads;
  }

  /**
   * Loads the provider, unless this node only serves. Asks nothing of a remote service.
   *
   * @throws EmbeddingUnavailable if the model cannot be loaded on this server
   * @throws IllegalArgumentException naming the first setting whose value cannot be used
   */
  public void warmUp() {
    if (settings.workerThreads() > 0) {
      provider();
    }
  }

  /** Whether this node can embed, or has no need to. */
  public boolean ready() {
    return settings.workerThreads() == 0 || provider != null;
  }

  /** The model; vectors of different models cannot be compared. */
  public String model() {
    return settings.embeddingProvider().equals(OPENAI)
        ? ModelService.from(settings, OPENAI_SETTINGS).model()
        : MiniLm.MODEL;
  }

  @Override
  public OptionalInt dimensions() {
    return provider().dimensions();
  }

  @Override
  public List<float[]> embed(List<String> texts) throws InterruptedException {
    return provider().embed(texts);
  }

  @Override
  public float[] embedQuery(String text) throws InterruptedException {
    return provider().embedQuery(text);
  }

  private EmbeddingProvider provider() {
    EmbeddingProvider loaded = provider;
    return loaded == null ? load() : loaded;
  }

  private synchronized EmbeddingProvider load() {
    if (closed) {
      throw new EmbeddingUnavailable("This server is shutting down");
    }
    if (provider == null) {
      provider = create();
    }
    return provider;
  }

  private EmbeddingProvider create() {
    return settings.embeddingProvider().equals(OPENAI)
        ? new OpenAiEmbedding(ModelService.from(settings, OPENAI_SETTINGS), threads)
        : new InProcessEmbedding(threads);
  }

  @PreDestroy
  @Override
  public synchronized void close() {
    closed = true;
    if (provider != null) {
      provider.close();
      provider = null;
    }
  }
}

package com.lexintel.embedding;

import com.lexintel.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
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
  private Settings settings;

  @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
  private ManagedThreadFactory threads;

  private volatile EmbeddingProvider provider;
  private boolean closed;

  protected Embeddings() {}

  @Inject
  public Embeddings(Settings settings) {
    this.settings = settings;
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
      provider = create(threads == null ? Thread::new : threads);
    }
    return provider;
  }

  private EmbeddingProvider create(ThreadFactory factory) {
    return settings.embeddingProvider().equals("openai")
        ? new OpenAiEmbedding(OpenAiService.from(settings), factory)
        : new InProcessEmbedding(factory);
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

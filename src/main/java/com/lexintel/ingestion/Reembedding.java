package com.lexintel.ingestion;

import com.lexintel.chunking.Layout;
import com.lexintel.chunking.Passage;
import com.lexintel.embedding.EmbeddingUnavailable;
import com.lexintel.embedding.Embeddings;
import com.lexintel.node.RepeatedTask;
import com.lexintel.node.ServerResources;
import com.lexintel.node.StartOrder;
import com.lexintel.passages.PassageStore;
import com.lexintel.passages.Recipe;
import com.lexintel.passages.TextStore;
import com.lexintel.passages.VectorRecipes;
import com.lexintel.settings.Settings;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.annotation.Gauge;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the vectors of completed documents anew when the model, or what it is given, has changed.
 * Until then those of another model are found by their words. A few passages at a time, so that
 * documents that are being read hardly wait for it.
 */
@ApplicationScoped
public class Reembedding {
  private static final Logger LOG = LoggerFactory.getLogger(Reembedding.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);
  private static final Duration CLAIM = Duration.ofMinutes(5);
  private static final int BATCH = 8;

  private VectorRecipes recipes;
  private PassageStore passages;
  private TextStore texts;
  private Embeddings embeddings;
  private Settings settings;
  private ServerResources server;
  private RepeatedTask task;

  protected Reembedding() {}

  @Inject
  public Reembedding(
      VectorRecipes recipes,
      PassageStore passages,
      TextStore texts,
      Embeddings embeddings,
      Settings settings,
      ServerResources server) {
    this.recipes = recipes;
    this.passages = passages;
    this.texts = texts;
    this.embeddings = embeddings;
    this.settings = settings;
    this.server = server;
  }

  void start(
      @Observes @Priority(StartOrder.WORK) @Initialized(ApplicationScoped.class) Object start) {
    if (settings.workerThreads() > 0) {
      task = server.repeat(PERIOD, this::run);
    }
  }

  @PreDestroy
  void stop() {
    if (task != null) {
      task.close();
    }
  }

  private void run() {
    try {
      catchUp();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException | EmbeddingUnavailable e) {
      LOG.warn("Embedding anew: failed and is tried again: {}", e.toString());
    }
  }

  /** How many documents of all nodes are still to be embedded anew; -1 if that is not known. */
  @Gauge(name = "lexintel_embedding_anew_left", absolute = true, unit = MetricUnits.NONE)
  public int documentsLeft() {
    try {
      return recipes.stale(Recipe.of(embeddings));
    } catch (SQLException e) {
      LOG.debug("The documents to embed anew could not be counted", e);
      return -1;
    }
  }

  /** Takes one document after the other, until none is left that no other node is at. */
  void catchUp() throws SQLException, InterruptedException {
    String recipe = Recipe.of(embeddings);
    Optional<UUID> document = recipes.claim(recipe, CLAIM);
    while (document.isPresent()) {
      LOG.info(
          "Embedding anew by {}: document {}; documents left: {}",
          recipe,
          document.get(),
          recipes.stale(recipe));
      embed(document.get(), recipe);
      document = recipes.claim(recipe, CLAIM);
    }
  }

  /** Continues where another node, or this one, has stopped. */
  private void embed(UUID document, String recipe) throws SQLException, InterruptedException {
    Layout layout = texts.find(document).map(Layout::of).orElseGet(Layout::none);
    List<Passage> batch = passages.toEmbedAnew(document, recipe, BATCH);
    while (!batch.isEmpty()) {
      List<float[]> vectors = embeddings.embed(batch.stream().map(layout::embedded).toList());
      passages.embed(document, batch, vectors, recipe);
      if (!recipes.renew(document, CLAIM)) {
        return;
      }
      batch = passages.toEmbedAnew(document, recipe, BATCH);
    }
    recipes.record(document, recipe);
  }
}

package com.lexintel.health;

import com.lexintel.embedding.Embeddings;
import com.lexintel.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** The embedding model is loaded, unless this node only serves. */
@Readiness
@ApplicationScoped
public class ModelCheck implements HealthCheck {
  private Embeddings embeddings;
  private Settings settings;

  protected ModelCheck() {}

  @Inject
  public ModelCheck(Embeddings embeddings, Settings settings) {
    this.embeddings = embeddings;
    this.settings = settings;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("embedding")
        .status(settings.workerThreads() == 0 || embeddings.ready())
        .build();
  }
}

package com.lexintel.health;

import com.lexintel.extraction.server.TextExtractor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Says what reads scanned pages. A node without it serves all the same. */
@Readiness
@ApplicationScoped
public class RecognitionCheck implements HealthCheck {
  private TextExtractor extractor;

  protected RecognitionCheck() {}

  @Inject
  public RecognitionCheck(TextExtractor extractor) {
    this.extractor = extractor;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("recognition")
        .up()
        .withData("by", extractor.recogniser())
        .build();
  }
}

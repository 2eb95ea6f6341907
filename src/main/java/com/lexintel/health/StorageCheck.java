package com.lexintel.health;

import com.lexintel.files.FileStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Originals can be stored. */
@Readiness
@ApplicationScoped
public class StorageCheck implements HealthCheck {
  private FileStore files;

  protected StorageCheck() {}

  @Inject
  public StorageCheck(FileStore files) {
    this.files = files;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("storage").status(files.writable()).build();
  }
}

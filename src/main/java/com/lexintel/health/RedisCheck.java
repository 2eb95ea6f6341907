package com.lexintel.health;

import com.lexintel.redis.ProgressBus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Redis, without which this node is degraded, but ready. */
@Readiness
@ApplicationScoped
public class RedisCheck implements HealthCheck {
  private ProgressBus bus;

  protected RedisCheck() {}

  @Inject
  public RedisCheck(ProgressBus bus) {
    this.bus = bus;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("redis")
        .up()
        .withData("state", bus.connected() ? "live" : "degraded")
        .build();
  }
}

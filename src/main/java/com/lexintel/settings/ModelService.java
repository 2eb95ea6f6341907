package com.lexintel.settings;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A remote service that speaks OpenAI's protocol.
 *
 * @param key empty for a service that asks for none
 * @param timeout how long it may be waited for
 * @param retries further attempts after the first has failed
 * @param pause before the first of them; doubled for each that follows
 */
public record ModelService(
    URI address,
    Optional<String> key,
    String model,
    Duration timeout,
    int retries,
    Duration pause) {

  /**
   * The service that some settings name.
   *
   * @param prefix what the names of these settings begin with, up to the last dot
   * @throws IllegalArgumentException naming the first setting whose value cannot be used
   */
  public static ModelService from(Settings settings, String prefix) {
    return new ModelService(
        settings.address(prefix + "base-url"),
        settings.text(prefix + "api-key"),
        settings
            .text(prefix + "model")
            .orElseThrow(
                () -> new IllegalArgumentException("The setting " + prefix + "model is empty")),
        settings.duration(prefix + "timeout", Duration.ofMillis(100)),
        settings.number(prefix + "retries", 0, 20),
        Duration.ofMillis(500));
  }

  /** The service as people know it: never with the credentials that an address may hold. */
  public String name() {
    return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return model + " at " + name();
  }
}

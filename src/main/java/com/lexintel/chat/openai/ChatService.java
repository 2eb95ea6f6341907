package com.lexintel.chat.openai;

import com.lexintel.settings.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * A service that speaks OpenAI's protocol.
 *
 * @param key empty for a service that asks for none
 * @param timeout how long the first word may take, and each pause between two words
 * @param retries further attempts after the first has failed before its first word
 * @param pause before the first of them; doubled for each that follows
 * @param window the tokens of one request, with its answer
 * @param longestAnswer the tokens of an answer
 */
record ChatService(
    URI address,
    Optional<String> key,
    String model,
    Duration timeout,
    int retries,
    Duration pause,
    int window,
    int longestAnswer) {
  private static final String PREFIX = "lexintel.chat.";

  /**
   * @throws IllegalArgumentException naming the first setting whose value cannot be used
   */
  static ChatService from(Settings settings) {
    return new ChatService(
        settings.address(PREFIX + "base-url"),
        settings.text(PREFIX + "api-key"),
        settings
            .text(PREFIX + "model")
            .orElseThrow(
                () -> new IllegalArgumentException("The setting " + PREFIX + "model is empty")),
        settings.duration(PREFIX + "timeout", Duration.ofMillis(100)),
        settings.number(PREFIX + "retries", 0, 20),
        Duration.ofMillis(500),
        settings.number(PREFIX + "window", 2_000, 10_000_000),
        settings.number(PREFIX + "max-answer", 16, 100_000));
  }

  /** The service as people know it: never with the credentials that an address may hold. */
  String name() {
    return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return model + " at " + name();
  }
}

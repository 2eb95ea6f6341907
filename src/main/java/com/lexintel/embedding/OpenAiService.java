package com.lexintel.embedding;

import com.lexintel.settings.Settings;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.openai.OpenAiEmbeddingModel;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * A remote service that speaks OpenAI's protocol.
 *
 * @param key empty for a service that asks for none
 * @param timeout for one request, from connecting to the end of the answer
 * @param retries further attempts after the first has failed
 * @param pause before the first of them; doubled for each that follows
 */
record OpenAiService(
    URI address,
    Optional<String> key,
    String model,
    Duration timeout,
    int retries,
    Duration pause) {
  private static final String PREFIX = "lexintel.embedding.openai.";

  /**
   * @throws IllegalArgumentException naming the first setting whose value cannot be used
   */
  static OpenAiService from(Settings settings) {
    return new OpenAiService(
        settings.address(PREFIX + "base-url"),
        settings.text(PREFIX + "api-key"),
        settings
            .text(PREFIX + "model")
            .orElseThrow(
                () -> new IllegalArgumentException("The setting " + PREFIX + "model is empty")),
        settings.duration(PREFIX + "timeout", Duration.ofMillis(100)),
        settings.number(PREFIX + "retries", 0, 20),
        Duration.ofMillis(500));
  }

  /** The service as people know it: never with the credentials that an address may hold. */
  String name() {
    return address.getPort() < 0 ? address.getHost() : address.getHost() + ":" + address.getPort();
  }

  EmbeddingModel connect(Executor threads) {
    // Offering HTTP/2 on a plain connection makes some servers drop the body of the request.
    HttpClient.Builder http =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads);
    return OpenAiEmbeddingModel.builder()
        .httpClientBuilder(JdkHttpClient.builder().httpClientBuilder(http))
        .baseUrl(address.toString())
        .apiKey(key.orElse(null))
        .modelName(model)
        .timeout(timeout)
        .maxRetries(0)
        .build();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return model + " at " + name();
  }
}

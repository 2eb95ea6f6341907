package com.lexintel.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.Config;

/**
 * Every setting of the application, read and checked once, at the start. What each means stands in
 * {@code META-INF/microprofile-config.properties}.
 */
@ApplicationScoped
public class Settings {
  private Config config;
  private Path storageDirectory;
  private long maxUploadSize;
  private int maxUploadFiles;
  private String embeddingProvider;
  private int workerThreads;
  private Duration leaseTimeout;
  private int maxProgressRate;
  private int maxStreamRate;
  private Duration heartbeat;
  private int maxStreams;
  private boolean sendBlocks;

  protected Settings() {}

  /**
   * @throws IllegalArgumentException naming the first setting whose value cannot be used
   */
  @Inject
  public Settings(Config config) {
    this.config = config;
    storageDirectory = read("lexintel.storage.dir", Path::of, path -> true, "a directory");
    maxUploadSize = read("lexintel.upload.max-size", Quantity::bytes, n -> n > 0, "above 0");
    maxUploadFiles = number("lexintel.upload.max-files", 1, 10_000);
    embeddingProvider =
        read(
            "lexintel.embedding.provider",
            String::strip,
            name -> name.equals("in-process") || name.equals("openai"),
            "in-process or openai");
    workerThreads = number("lexintel.worker.threads", 0, 64);
    leaseTimeout = duration("lexintel.lease.timeout", Duration.ofSeconds(2));
    maxProgressRate = number("lexintel.progress.max-rate", 1, 1000);
    maxStreamRate = number("lexintel.stream.max-rate", 1, 1000);
    heartbeat = duration("lexintel.progress.heartbeat", Duration.ofSeconds(1));
    read(
        "lexintel.redis.url", URI::create, Settings::namesRedis, "redis://host:port or rediss://…");
    maxStreams = number("lexintel.stream.max-streams", 1, 1_000_000);
    sendBlocks =
        read("lexintel.stream.send-blocks", String::strip, Settings::isBoolean, "true or false")
            .equals("true");
  }

  public Path storageDirectory() {
    return storageDirectory;
  }

  /** Bytes that one uploaded file may have. */
  public long maxUploadSize() {
    return maxUploadSize;
  }

  /** Files that one upload may bring. */
  public int maxUploadFiles() {
    return maxUploadFiles;
  }

  public String embeddingProvider() {
    return embeddingProvider;
  }

  /** Documents at once on this node; 0 when it only serves. */
  public int workerThreads() {
    return workerThreads;
  }

  /** How long a worker may be silent before its documents are given to another. */
  public Duration leaseTimeout() {
    return leaseTimeout;
  }

  /** Progress events that a document may publish in a second. */
  public int maxProgressRate() {
    return maxProgressRate;
  }

  /** Messages that a stream may get in a second. */
  public int maxStreamRate() {
    return maxStreamRate;
  }

  public Duration heartbeat() {
    return heartbeat;
  }

  /** Streams that this node serves at once. */
  public int maxStreams() {
    return maxStreams;
  }

  /** Whether sending a message to a stream may wait for its reader. */
  public boolean sendBlocks() {
    return sendBlocks;
  }

  /** A setting that only one place knows and that may be absent. */
  public Optional<String> text(String name) {
    return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
  }

  /** A whole number that only one place knows. */
  public int number(String name, int least, int most) {
    return read(
        name,
        text -> Integer.valueOf(text.strip()),
        n -> n >= least && n <= most,
        "a whole number from " + least + " to " + most);
  }

  /** A number of bytes that only one place knows. */
  public long size(String name) {
    return read(name, Quantity::bytes, n -> n > 0, "above 0");
  }

  /** A duration that only one place knows. */
  public Duration duration(String name, Duration least) {
    return read(name, Quantity::duration, d -> d.compareTo(least) >= 0, "at least " + least);
  }

  /** An address that only one place knows. */
  public URI address(String name) {
    return read(name, URI::create, URI::isAbsolute, "an absolute address");
  }

  private static boolean isBoolean(String text) {
    return text.equals("true") || text.equals("false");
  }

  private static boolean namesRedis(URI address) {
    return address.getHost() != null
        && ("redis".equals(address.getScheme()) || "rediss".equals(address.getScheme()));
  }

  private <T> T read(
      String name, Function<String, T> reader, Predicate<T> usable, String expectation) {
    String text = config.getValue(name, String.class);
    try {
      T value = reader.apply(text);
      if (usable.test(value)) {
        return value;
      }
    } catch (RuntimeException unreadable) {
      throw unusable(name, text, expectation, unreadable);
    }
    throw unusable(name, text, expectation, null);
  }

  private static IllegalArgumentException unusable(
      String name, String text, String expectation, RuntimeException cause) {
    return new IllegalArgumentException(
        "The setting " + name + " is \"" + text + "\", but must be " + expectation, cause);
  }
}

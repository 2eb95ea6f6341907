package com.lexintel.settings;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
  private long maxUploadRequest;
  private long minUploadRate;
  private String embeddingProvider;
  private String chatProvider;
  private int workerThreads;
  private Duration leaseTimeout;
  private int maxProgressRate;
  private int maxStreamRate;
  private Duration heartbeat;
  private int maxStreams;
  private boolean sendBlocks;
  private String auth;

  protected Settings() {}

  /**
   * @throws IllegalArgumentException naming the first setting whose value cannot be used, and what
   *     it must be; never the value
   */
  @Inject
  public Settings(Config config) {
    this.config = config;
    storageDirectory = Path.of(config.getValue("lexintel.storage.dir", String.class));
    maxUploadSize = size("lexintel.upload.max-size", 1);
    maxUploadFiles = number("lexintel.upload.max-files", 1, 10_000);
    maxUploadRequest = size("lexintel.upload.max-request", 1);
    minUploadRate = size("lexintel.upload.min-rate", 0);
    embeddingProvider = word("lexintel.embedding.provider", "in-process", "openai");
    chatProvider = word("lexintel.chat.provider", "extractive", "openai");
    workerThreads = number("lexintel.worker.threads", 0, 64);
    leaseTimeout = duration("lexintel.lease.timeout", Duration.ofSeconds(2));
    maxProgressRate = number("lexintel.progress.max-rate", 1, 1000);
    maxStreamRate = number("lexintel.stream.max-rate", 1, 1000);
    heartbeat = duration("lexintel.progress.heartbeat", Duration.ofSeconds(1));
    read("lexintel.redis.url", URI.class, Settings::namesRedis, "redis://host:port or rediss://…");
    maxStreams = number("lexintel.stream.max-streams", 0, 1_000_000);
    sendBlocks = flag("lexintel.stream.send-blocks");
    auth = word("lexintel.auth", "none", "oidc", "container");
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

  /** Bytes that one upload may have with all its files. */
  public long maxUploadRequest() {
    return maxUploadRequest;
  }

  /** Bytes a second that a client must bring while it is waited for. */
  public long minUploadRate() {
    return minUploadRate;
  }

  public String embeddingProvider() {
    return embeddingProvider;
  }

  /** Who writes answers: {@code extractive} or {@code openai}. */
  public String chatProvider() {
    return chatProvider;
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

  /** Streams that this node serves at once; 0 for what the limit of open files leaves. */
  public int maxStreams() {
    return maxStreams;
  }

  /** Whether sending a message to a stream may wait for its reader. */
  public boolean sendBlocks() {
    return sendBlocks;
  }

  /** Who authenticates: {@code none}, {@code oidc} or {@code container}. */
  public String auth() {
    return auth;
  }

  /** A setting that only one place knows and that may be absent. */
  public Optional<String> text(String name) {
    return config.getOptionalValue(name, String.class).filter(value -> !value.isBlank());
  }

  /** A whole number that only one place knows. */
  public int number(String name, int least, int most) {
    return read(
        name,
        Integer.class,
        n -> n >= least && n <= most,
        "a whole number from " + least + " to " + most);
  }

  /** A duration that only one place knows. */
  public Duration duration(String name, Duration least) {
    return read(
        name,
        Duration.class,
        d -> d.compareTo(least) >= 0,
        "a duration such as 15s, at least " + least);
  }

  /** A size in bytes that only one place knows. */
  public long size(String name, long least) {
    return read(
            name,
            Size.class,
            size -> size.bytes() >= least,
            "a size such as 200MiB, at least " + least + " bytes")
        .bytes();
  }

  /** An address that only one place knows. */
  public URI address(String name) {
    return read(name, URI.class, URI::isAbsolute, "an absolute address");
  }

  /** Words parted by commas, in lower case; none when the setting is empty. */
  public Set<String> words(String name) {
    return text(name).stream()
        .flatMap(list -> Stream.of(list.split(",")))
        .map(word -> word.strip().toLowerCase(Locale.ROOT))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** A setting that is {@code true} or {@code false}. */
  public boolean flag(String name) {
    return word(name, "true", "false").equals("true");
  }

  /** One of a few words that only one place knows. */
  private String word(String name, String... allowed) {
    return read(
        name, String.class, List.of(allowed)::contains, "one of " + String.join(", ", allowed));
  }

  private static boolean namesRedis(URI address) {
    return address.getHost() != null
        && ("redis".equals(address.getScheme()) || "rediss".equals(address.getScheme()));
  }

  private <T> T read(String name, Class<T> type, Predicate<T> usable, String expectation) {
    return converted(name, type)
        .filter(usable)
        .orElseThrow(
            () -> new IllegalArgumentException("The setting " + name + " must be " + expectation));
  }

  // Without the cause: its message quotes the value, which may be a password.
  private <T> Optional<T> converted(String name, Class<T> type) {
    try {
      return config.getOptionalValue(name, type);
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }
}

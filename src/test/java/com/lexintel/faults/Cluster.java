package com.lexintel.faults;

import com.lexintel.Api;
import com.lexintel.launcher.LocalPostgres;
import com.lexintel.launcher.LocalRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/** Several nodes on one database, one Redis and one file store. */
public final class Cluster implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(240);

  private final List<ServerNode> nodes = new ArrayList<>();
  private final List<Proxy> proxies = new ArrayList<>();
  private final LocalPostgres postgres;
  private final LocalRedis redis;
  private final Disk disk;

  private Cluster(Path directory) throws IOException {
    this.disk = new Disk(directory.resolve("files"));
    this.postgres = new LocalPostgres(directory, freePort());
    this.redis = new LocalRedis(directory, freePort());
  }

  /**
   * @param directory is emptied first
   */
  static Cluster start(Path directory, int size) throws IOException {
    return start(directory, size, Map.of());
  }

  /**
   * @param directory is emptied first
   * @param settings of every node, as variables of its environment
   */
  public static Cluster start(Path directory, int size, Map<String, String> settings)
      throws IOException {
    Cluster cluster = new Cluster(Installation.emptied(directory));
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::abandon));
    try {
      cluster.startAll(directory, size, settings);
      return cluster;
    } catch (IOException | RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  /** When this JVM is interrupted. */
  private void abandon() {
    nodes.forEach(ServerNode::kill);
    try {
      postgres.stop();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void startAll(Path directory, int size, Map<String, String> settings) throws IOException {
    postgres.start();
    redis.start();
    Path application = Installation.unpack(directory.resolve("lexintel.war"));
    for (int i = 1; i <= size; i++) {
      ServerNode node =
          new ServerNode(
              "node" + i,
              Installation.make(directory.resolve("node" + i), application),
              freePort(),
              proxy(postgres.port()),
              proxy(redis.port()),
              disk.directory(),
              settings);
      nodes.add(node);
      node.start();
    }
    awaitAll();
  }

  private Proxy proxy(int target) {
    Proxy proxy = new Proxy(target);
    proxies.add(proxy);
    return proxy;
  }

  void awaitAll() {
    Awaitility.await("every node serves")
        .atMost(START)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> nodes.stream().allMatch(ServerNode::up));
  }

  /**
   * @param number from 0
   */
  public Api node(int number) {
    return nodes.get(number).api();
  }

  List<ServerNode> nodes() {
    return nodes;
  }

  /** The name of the node that spoke to the database from that port at that time. */
  String speaker(int port, Instant time) {
    return nodes.stream()
        .filter(node -> node.spokeFrom(port, time) != null)
        .max(Comparator.comparing(node -> node.spokeFrom(port, time)))
        .map(ServerNode::name)
        .orElse("nobody");
  }

  /** Leads to any node, dead or alive, as to a client that does not know better. */
  Supplier<Api> doors(long seed) {
    Random random = new Random(seed);
    return () -> nodes.get(random.nextInt(nodes.size())).api();
  }

  /** A node that serves; empty when fewer than that many do at the moment. */
  Optional<ServerNode> up(RandomGenerator random, int least) {
    List<ServerNode> serving = nodes.stream().filter(ServerNode::up).toList();
    return serving.size() < least
        ? Optional.empty()
        : Optional.of(serving.get(random.nextInt(serving.size())));
  }

  /** Whether some node serves and reaches its services, so that it does its work. */
  boolean someNodeIsWell() {
    return nodes.stream().anyMatch(node -> node.up() && !node.isolated());
  }

  LocalPostgres postgres() {
    return postgres;
  }

  LocalRedis redis() {
    return redis;
  }

  Disk disk() {
    return disk;
  }

  @Override
  public void close() throws IOException {
    for (ServerNode node : nodes) {
      try {
        node.stop();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
    proxies.forEach(Proxy::close);
    redis.kill();
    postgres.stop();
    disk.close();
  }

  /** Below those that the system gives to clients, which could take it while a server is down. */
  private static int freePort() throws IOException {
    for (int port = 20_000 + (int) (ProcessHandle.current().pid() % 10_000);
        port < 32_000;
        port++) {
      if (free(port)) {
        return port;
      }
    }
    throw new IOException("There is no free port");
  }

  private static final List<Integer> TAKEN = new ArrayList<>();

  private static boolean free(int port) {
    if (TAKEN.contains(port)) {
      return false;
    }
    try (ServerSocket socket = new ServerSocket(port)) {
      TAKEN.add(socket.getLocalPort());
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}

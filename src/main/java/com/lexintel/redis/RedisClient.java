package com.lexintel.redis;

import com.lexintel.settings.Settings;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.ImmediateEventExecutor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.config.Config;
import org.redisson.config.TransportMode;

/** A Redisson that runs on the server's threads only and starts without a Redis. */
public final class RedisClient implements AutoCloseable {
  private static final int NETWORK_THREADS = 2;
  private static final int TIMEOUT_MILLISECONDS = 2000;

  private final EventLoopGroup network;
  private final RedissonClient redisson;

  private RedisClient(EventLoopGroup network, RedissonClient redisson) {
    this.network = network;
    this.redisson = redisson;
  }

  /** Does not connect yet. */
  public static RedisClient create(Settings settings, ThreadFactory threads) {
    return create(
        settings
            .text("lexintel.redis.config")
            .map(RedisClient::fromFile)
            .orElseGet(() -> single(settings.address("lexintel.redis.url").toString())),
        threads);
  }

  public static RedisClient create(Config config, ThreadFactory threads) {
    EventLoopGroup network =
        new MultiThreadIoEventLoopGroup(NETWORK_THREADS, threads, NioIoHandler.newFactory());
    // Each message is a task. Listeners never wait, so it runs where the message is read: to wake
    // another thread, and to copy a context for it, costs more than what most listeners do.
    config
        .setLazyInitialization(true)
        .setTransportMode(TransportMode.NIO)
        .setNettyHook(new AnsweredPings(config.getNettyHook()))
        .setExecutor(ImmediateEventExecutor.INSTANCE)
        .setEventLoopGroup(network);
    try {
      return new RedisClient(network, Redisson.create(config));
    } catch (RuntimeException | Error unusable) {
      network.shutdownGracefully(0, 1, TimeUnit.SECONDS);
      throw unusable;
    }
  }

  // Publishing must not pile up behind a Redis that is away: few retries, short waits.
  public static Config single(String address) {
    Config config = new Config();
    config
        .useSingleServer()
        .setAddress(address)
        .setConnectTimeout(TIMEOUT_MILLISECONDS)
        .setTimeout(TIMEOUT_MILLISECONDS)
        .setRetryAttempts(0)
        .setConnectionMinimumIdleSize(1)
        .setConnectionPoolSize(8)
        .setSubscriptionConnectionMinimumIdleSize(1)
        .setSubscriptionConnectionPoolSize(2);
    return config;
  }

  private static Config fromFile(String path) {
    try {
      return Config.fromYAML(Path.of(path).toFile());
    } catch (IOException e) {
      throw new UncheckedIOException("lexintel.redis.config cannot be read: " + path, e);
    }
  }

  public RedissonClient redisson() {
    return redisson;
  }

  @Override
  public void close() {
    Optional.of(redisson).filter(open -> !open.isShutdown()).ifPresent(RedissonClient::shutdown);
    network.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly(5, TimeUnit.SECONDS);
  }
}

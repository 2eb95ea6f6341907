package com.lexintel.node;

/** The order of the stop: the {@code @Priority} of each observer of {@link NodeStopping}. */
public final class StopOrder {
  /** Streams are closed one by one, which takes its time, so it begins first. */
  public static final int CLOSE_STREAMS = 1;

  /** Attempts are stopped and their documents handed back. */
  public static final int WORKERS = 1_000;

  /** The application stays until its subscribers have gone. */
  public static final int AWAIT_STREAMS = 10_000;

  private StopOrder() {}
}

package com.lexintel.node;

/**
 * The order of the start: the {@code @Priority} of each observer of
 * {@code @Initialized(ApplicationScoped.class)}. The lowest is called first.
 */
public final class StartOrder {
  /** A setting that cannot be used stops the start before anything is touched. */
  public static final int SETTINGS = 0;

  /** Whatever runs later may be stopped, and finds its classes then. */
  public static final int CLASSES = 1;

  /** Everything else reads the tables. */
  public static final int SCHEMA = 2;

  /** The others ask the pulse whether the database is there. */
  public static final int DATABASE_PULSE = 10;

  /** The channels are there before anything is told to them. */
  public static final int CHANNELS = 50;

  /** Redis is connected before the first stream and the first attempt. */
  public static final int REDIS = 100;

  /** Workers, the queue and housekeeping. */
  public static final int WORK = 1_000;

  /** What watches for the stop comes when there is something to be stopped. */
  public static final int STOP_DETECTOR = 2_000;

  private StartOrder() {}
}

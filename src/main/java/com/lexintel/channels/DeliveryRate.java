package com.lexintel.channels;

/**
 * How often readers are written to, in milliseconds.
 *
 * @param interval the least time between two messages of a stream
 * @param heartbeat how long a stream is idle before it gets a comment
 * @param stall how long one message may take before its reader is given up
 */
record DeliveryRate(long interval, long heartbeat, long stall) {
  private static final long STALL = 60_000;

  static DeliveryRate of(int messagesPerSecond, long heartbeat) {
    return new DeliveryRate((1000 + messagesPerSecond - 1) / messagesPerSecond, heartbeat, STALL);
  }
}

package com.lexintel.channels.delivery;

/**
 * How often subscribers are written to, in milliseconds.
 *
 * @param interval the least time between two messages
 * @param heartbeat how long a subscriber hears nothing before it gets a heartbeat
 * @param stall how long one message may be in flight before its subscriber is given up
 */
public record DeliveryRate(long interval, long heartbeat, long stall) {
  private static final long STALL = 60_000;

  /**
   * @param messagesPerSecond at least 1
   * @param heartbeat in milliseconds
   */
  public static DeliveryRate of(int messagesPerSecond, long heartbeat) {
    return new DeliveryRate((1000 + messagesPerSecond - 1) / messagesPerSecond, heartbeat, STALL);
  }
}

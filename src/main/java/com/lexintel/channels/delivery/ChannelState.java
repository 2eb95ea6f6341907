package com.lexintel.channels.delivery;

/**
 * What a channel holds. It is guarded by its channel: every method, and every method of its views,
 * is called with the channel's lock held, so none may take long or wait.
 */
public interface ChannelState {

  /** Whether nothing will ever change any more. Subscribers that have seen all are then let go. */
  boolean ended();

  /** Whether the latest change is worth a message at once, however recent the last one is. */
  default boolean urgent() {
    return false;
  }

  /**
   * Forgets what is kept only for subscribers that have not been given it yet.
   *
   * @param givenToAll the lowest {@link View#version} of all subscribers
   */
  default void forget(long givenToAll) {}
}

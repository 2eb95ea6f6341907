package com.lexintel.channels.delivery;

/** A subscriber's hold on a channel, from {@link Channel#attach} on. */
public interface Subscription {

  /** Lets the subscriber go and closes its sink. Nothing happens when it has gone before. */
  void end();
}

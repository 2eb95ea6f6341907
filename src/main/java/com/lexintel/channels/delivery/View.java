package com.lexintel.channels.delivery;

import java.util.List;

/**
 * One subscriber's place in a channel's state. A new one stands where the subscriber's cursor says,
 * or at the very beginning.
 */
public interface View {

  /** Whether the subscriber's cursor was used. */
  boolean resumed();

  /** Whether there is something that the subscriber has not been given. */
  boolean behind();

  /** Whether what it lacks is worth a message at once, however recent the last one is. */
  default boolean urgent() {
    return false;
  }

  /** What leads from this place to the present one, and moves there. */
  List<Part> next();

  /** The version of the state up to which the subscriber has been given everything. */
  long version();
}

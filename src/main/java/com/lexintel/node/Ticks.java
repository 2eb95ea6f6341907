package com.lexintel.node;

import java.util.concurrent.TimeUnit;

/** The node's time in milliseconds; never goes back, whatever happens to the wall clock. */
public interface Ticks {
  Ticks SYSTEM = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());

  long now();
}

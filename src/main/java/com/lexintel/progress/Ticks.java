package com.lexintel.progress;

/** The node's time in milliseconds; never goes back, whatever happens to the wall clock. */
interface Ticks {
  long now();
}

package com.lexintel.progress;

/** Runs a task later, on a thread that may send. */
interface Timer {
  void after(long milliseconds, Runnable task);
}

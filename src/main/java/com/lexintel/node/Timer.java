package com.lexintel.node;

/** Runs a task later, on a thread that may send. */
public interface Timer {
  void after(long milliseconds, Runnable task);
}

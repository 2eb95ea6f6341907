package com.lexintel.benchmark.streams;

/** Does something again and again beside a measurement, until it is closed. */
final class Meanwhile implements AutoCloseable {
  private final Step step;
  private final Thread thread;
  private volatile boolean over;
  private volatile Exception failure;

  /** What is done. */
  interface Step {
    void take() throws Exception;
  }

  Meanwhile(Step step) {
    this.step = step;
    thread = new Thread(this::run, "meanwhile");
    thread.start();
  }

  private void run() {
    try {
      while (!over) {
        step.take();
      }
    } catch (Exception e) {
      failure = e;
    }
  }

  /** Waits for the end of the step that is under way, and fails if one has failed. */
  @Override
  public void close() {
    over = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }
}

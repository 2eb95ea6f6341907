package com.lexintel.node;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A task that does not take along the thread that runs it, nor its own next runs, whatever it
 * throws. An error is no reason either: a process that is out of file descriptors cannot load a
 * class, one that is out of memory has some again when others have let go of it, and a node whose
 * heartbeats had ended meanwhile would look alive for ever.
 */
record GuardedTask(Runnable task) implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedTask.class);

  @Override
  public void run() {
    try {
      task.run();
    } catch (Throwable failure) {
      tell(failure);
    }
  }

  private static void tell(Throwable failure) {
    try {
      LOG.error("A task has failed; those after it are run", failure);
    } catch (Throwable unspeakable) {
      // The log may lack what the task lacked.
    }
  }
}

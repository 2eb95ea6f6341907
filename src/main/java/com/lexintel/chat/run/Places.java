package com.lexintel.chat.run;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/** Room for the answers that are written at once. */
final class Places {
  private final Semaphore free;

  Places(int number) {
    free = new Semaphore(number);
  }

  /**
   * Fills those that are free.
   *
   * @param taking says whether it has filled one; there is none to fill it with otherwise
   */
  void fill(BooleanSupplier taking) {
    boolean more = true;
    while (more && free.tryAcquire()) {
      more = false;
      try {
        more = taking.getAsBoolean();
      } finally {
        if (!more) {
          free.release();
        }
      }
    }
  }

  /** One that was filled is free again. */
  void leave() {
    free.release();
  }
}

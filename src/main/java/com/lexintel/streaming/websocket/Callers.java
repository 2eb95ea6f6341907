package com.lexintel.streaming.websocket;

import com.lexintel.identity.Identity;

/**
 * Hands the caller from the filter to the handshake, which both servers run on the filter's thread
 * and show nothing else of the request that can be relied on.
 */
final class Callers {
  private final ThreadLocal<Identity> present = new ThreadLocal<>();
  private final Identity everybody;

  /**
   * @param everybody in the mode without a login; null in the others
   */
  Callers(Identity everybody) {
    this.everybody = everybody;
  }

  void enter(Identity caller) {
    present.set(caller);
  }

  void leave() {
    present.remove();
  }

  /** Null for a handshake that did not come through the filter. */
  Identity present() {
    return everybody == null ? present.get() : everybody;
  }
}
